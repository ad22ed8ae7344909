/** What is on a form and not saved, as the app keeps it for being killed. */
import { expect, type Page } from "@playwright/test";

/** It is written a moment after the last tap. */
export async function untilDraftIsKept(page: Page): Promise<void> {
  const drafts = () =>
    page.evaluate(async () => {
      const [{ name = "" } = {}] = await indexedDB.databases();
      const answerOf = <T>(request: IDBRequest<T>) =>
        new Promise<T>((resolve, reject) => {
          request.addEventListener("success", () => resolve(request.result));
          request.addEventListener("error", () => reject(request.error ?? new Error("no answer")));
        });
      const database = await answerOf(indexedDB.open(name));
      const names = await answerOf(database.transaction("meta").objectStore("meta").getAllKeys());
      database.close();
      return names.filter((key) => typeof key === "string" && key.startsWith("draft:")).length;
    });
  await expect.poll(drafts).toBe(1);
}
