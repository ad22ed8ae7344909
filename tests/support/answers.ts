/** What an endpoint's answer says. */
import type { TestBrowser } from "./test-endpoint.ts";

/** The code of a refusal; `undefined` of anything else. */
export async function codeOf(response: Response | Promise<Response>): Promise<unknown> {
  const text = await (await response).text();
  return text === "" ? undefined : (JSON.parse(text) as { code?: unknown }).code;
}

export function whoAsks(browser: TestBrowser): Promise<Response> {
  return browser.ask("GET", "/v1/session");
}
