/** Notes what must not happen on any page: an error, a breach of the content security policy, a request elsewhere. */
import type { Page } from "@playwright/test";

/** Gives the list of what happened so far; to be called before the page is opened. */
export async function watchForTrouble(page: Page, ownOrigin: string): Promise<() => readonly string[]> {
  const trouble: string[] = [];
  page.on("pageerror", (error) => trouble.push(`error: ${error.message}`));
  page.on("console", (message) => {
    if (message.type() === "error") trouble.push(`console: ${message.text()}`);
  });
  page.context().on("request", (request) => {
    const url = new URL(request.url());
    if (url.protocol !== "blob:" && url.origin !== ownOrigin) trouble.push(`request: ${url.href}`);
  });
  await page.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) => {
      console.error(`securitypolicyviolation: ${violatedDirective} ${blockedURI}`);
    });
  });
  return () => trouble;
}
