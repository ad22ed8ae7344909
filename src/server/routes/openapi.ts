import { openapiDocument } from "../../contract/wire/openapi.ts";
import { appVersion } from "../app-version.ts";
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
