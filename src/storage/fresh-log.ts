/**
 * Makes the browser begin a new log of its own for what it stores, before anything is recorded.
 *
 * Chromium keeps all databases of a site in one LevelDB. A record of its log is two writes, and a browser that is
 * killed between them leaves a torn one. The next start goes on writing behind it, and the start after that takes the
 * new records for the rest of the torn one, finds a checksum wrong and deletes every database of the site, with all
 * that it had confirmed (https://github.com/google/leveldb/issues/1287). To delete a database makes it put what it
 * has read into a file of its own and begin a new log; to empty one doesn't. It answers some milliseconds before
 * that is done, and a kill in these still finds the old log. In other browsers it does no harm.
 */
import { databaseNames } from "./database-names.ts";
import { type Timer, withinDeadline } from "./deadline.ts";

/** Whether it works or not, a phone that opens is told apart from one that doesn't by its own opening. */
const longestMs = 2000;

/** Ends in any case, so that nothing is lost but what it is for. */
export async function beginFreshLog(factory: IDBFactory, timer: Timer): Promise<void> {
  const work = async (): Promise<void> => {
    const database = await answerTo(factory.open(databaseNames.scratch));
    database.close();
    await answerTo(factory.deleteDatabase(databaseNames.scratch));
  };
  await withinDeadline({ timer, delayMs: longestMs }, work).catch(() => undefined);
}

function answerTo<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener("success", () => resolve(request.result));
    request.addEventListener("error", () => reject(request.error ?? new Error("The browser gave no reason")));
  });
}
