import { readFileSync } from "node:fs";

let version: string | undefined;

/** Of the app that the endpoint serves: both are one release. */
export function appVersion(): string {
  version ??= (
    JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")) as { version: string }
  ).version;
  return version;
}
