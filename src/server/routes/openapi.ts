import { readFileSync } from "node:fs";
import { openapiDocument } from "../../contract/wire/openapi.ts";
import type { Handlers } from "./handler.ts";

/** The same for everyone, so made once: when it is first asked for. */
export function openapiHandlers(): Handlers<"openapi"> {
  let content: string | undefined;
  return {
    openapi() {
      content ??= JSON.stringify(openapiDocument(appVersion()));
      return { reply: undefined, file: { contentType: "application/json", content } };
    },
  };
}

function appVersion(): string {
  const text = readFileSync(new URL("../../../package.json", import.meta.url), "utf8");
  return (JSON.parse(text) as { version: string }).version;
}
