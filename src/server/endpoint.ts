/** The endpoint put together, without a port: `main.ts` serves it, tests and the simulation call it. */
import { join } from "node:path";
import { createApp } from "./app.ts";
import { createCallers } from "./callers.ts";
import { databaseName, keysName } from "./data-folder.ts";
import { cookiesFor } from "./cookies.ts";
import { takeEndpointLock } from "./endpoint-lock.ts";
import type { Log } from "./log.ts";
import { newSetupLink } from "./links.ts";
import { nowAt } from "./now.ts";
import { createPasswordCheck } from "./password-check.ts";
import { createPasswords, type PasswordCost } from "./passwords.ts";
import type { ApiApp } from "./pipeline.ts";
import { openProgramKeys } from "./program-keys.ts";
import { createReadiness } from "./readiness.ts";
import { createRetention } from "./retention-run.ts";
import { allHandlers } from "./routes/all.ts";
import type { StaticFiles } from "./static-files.ts";
import type { AccessStore } from "./stores/access-store.ts";
import { type LookedAgain, retryQuarantined } from "./stores/quarantine.ts";
import { sqliteAccessStore } from "./stores/sqlite-access-store.ts";
import { DatabaseRefused, openDatabase, type SqliteDatabase } from "./stores/sqlite-database.ts";
import { openRecordStore } from "./stores/sqlite-record-store.ts";
import { createTileOrders } from "./tile-orders.ts";
import { type Opener, openerWith } from "./unsealing.ts";

export interface EndpointOptions {
  readonly dataDir: string;
  readonly publicUrl: URL;
  readonly files: StaticFiles;
  readonly log: Log;
  readonly clockMs: () => number;
  /** Cheaper in tests. */
  readonly passwordCost?: PasswordCost;
  /** On a disk that a test can fill. */
  readonly openDatabase?: (path: string) => SqliteDatabase;
  /** What opens bodies, as an endpoint from before an upgrade that a test plays. */
  readonly opener?: (real: Opener) => Opener;
}

export interface Endpoint {
  readonly app: ApiApp;
  readonly access: AccessStore;
  /** While there is no program: the link that makes it. */
  setupLink(): Promise<string | undefined>;
  /**
   * Looks again at what could not be understood when it came, for whoever starts
   * a new version or has put a key back. While it serves; ends when it is closed.
   */
  lookAgain(): Promise<void>;
  /** Lets go of details that are older than the program keeps them; to be called at the start, and each hour. */
  letGo(call?: { readonly isStart?: boolean }): Promise<void>;
  /** A plain sentence where it serves and can't do what it is for. */
  whyNotReady(): Promise<string | undefined>;
  close(): void;
}

/** Throws `DatabaseRefused` where the database can't be used, or is another endpoint's. */
export function openEndpoint(options: EndpointOptions): Endpoint {
  const { dataDir, publicUrl, files, log, clockMs, passwordCost } = options;
  const database = openLocked(dataDir, options.openDatabase ?? openDatabase);
  const access = sqliteAccessStore(database);
  const keys = openProgramKeys(join(dataDir, keysName));
  const { opener: openerFrom = (real) => real } = options;
  const opener = openerFrom(openerWith(keys));
  const passwords = createPasswords(passwordCost);
  let isOpen = true;
  let looking: Promise<LookedAgain> | undefined;
  // One at a time: two would go through the same rows.
  const lookAgain = (): Promise<LookedAgain> => {
    looking ??= retryQuarantined(database, opener, () => isOpen).finally(() => {
      looking = undefined;
    });
    return looking;
  };
  const records = openRecordStore(database);
  const handlers = allHandlers({
    access,
    records,
    tileOrders: createTileOrders(records),
    keys,
    opener,
    passwords,
    passwordCheck: createPasswordCheck({ access, passwords }),
    lookAgain,
    publicUrl,
  });
  const whyNotReady = createReadiness({ dataDir, access, keys, clockMs });
  const app = createApp({
    handlers,
    callers: createCallers(access),
    cookies: cookiesFor({ isHttps: publicUrl.protocol === "https:" }),
    log,
    publicUrl,
    clockMs,
    files,
    whyNotReady,
  });
  const retention = createRetention({ database, access, clockMs, isWanted: () => isOpen });
  return {
    app,
    access,
    whyNotReady,
    async setupLink() {
      const isSetUp = (await access.program()) !== undefined;
      return isSetUp ? undefined : newSetupLink(access, publicUrl, nowAt(clockMs()));
    },
    async lookAgain() {
      try {
        log.lookedAgain(await lookAgain());
      } catch (error) {
        // What it stumbles over stays where it is, and nobody waits for it.
        log.unexpected(error);
      }
    },
    async letGo(call) {
      try {
        log.letGo({ records: await retention.run(call) });
      } catch (error) {
        log.unexpected(error);
      }
    },
    close() {
      isOpen = false;
      database.close();
    },
  };
}

/** Held until it is closed, so that nobody puts a backup in the place of a database in use. */
function openLocked(dataDir: string, open: (path: string) => SqliteDatabase): SqliteDatabase {
  const lock = takeEndpointLock(dataDir);
  if (lock === undefined) {
    throw new DatabaseRefused("Another endpoint is running on this data folder. Stop that one first.");
  }
  try {
    const database = open(join(dataDir, databaseName));
    return {
      ...database,
      close() {
        database.close();
        lock.release();
      },
    };
  } catch (error) {
    lock.release();
    throw error;
  }
}
