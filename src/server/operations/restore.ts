/**
 * Puts a backup in the place of the database. Phones send by themselves what it
 * lacks, as far as they still hold it; whoever read totals reads them anew.
 */
import { join } from "node:path";
import { existsSync } from "node:fs";
import { copyFile, rm } from "node:fs/promises";
import type { LocalDate } from "../../domain/ids.ts";
import { daysBetween } from "../../domain/local-date.ts";
import { programDayAt } from "../../domain/program-day.ts";
import { err, ok, type Result } from "../../domain/result.ts";
import { databaseName, keysName, prepareDataFolder } from "../data-folder.ts";
import { takeEndpointLock } from "../endpoint-lock.ts";
import { nowAt } from "../now.ts";
import { waitAfterRestore } from "../stores/believed-day.ts";
import { sqliteAccessStore } from "../stores/sqlite-access-store.ts";
import { hasNoKeys } from "../program-keys.ts";
import { DatabaseRefused, openDatabase } from "../stores/sqlite-database.ts";
import { openRecordStore } from "../stores/sqlite-record-store.ts";
import { stampOf } from "./backup.ts";
import { renameDurably, syncFile } from "./durable-files.ts";

export interface RestoreOptions {
  readonly dataDir: string;
  readonly file: string;
  readonly clockMs: () => number;
}

export interface Restored {
  /** The last day on which something came, as the backup knows it. */
  readonly lastDay: LocalDate | undefined;
  /** Where it is longer ago than phones keep what was confirmed. */
  readonly isBeyondPhones: boolean;
  /** The database that was there before. */
  readonly setAside: string | undefined;
  readonly phones: readonly PhoneToCheck[];
  /** For how many months it says that details are kept: it may bring back what was let go since. */
  readonly keepMonths: number | undefined;
  /** The keys are kept apart from the backup, and are not there yet. */
  readonly isWithoutKeys: boolean;
}

export interface PhoneToCheck {
  readonly label: string;
  readonly lastSeenDay: LocalDate | undefined;
  readonly confirmed: number;
  readonly missing: number;
  readonly isRevoked: boolean;
}

/** Days that a phone keeps what was confirmed. */
export const keptOnPhonesDays = 35;

/** A sentence where nothing was changed: the endpoint runs, or the file is no backup of ours. */
export async function restore({ dataDir, file, clockMs }: RestoreOptions): Promise<Result<Restored, string>> {
  if (!existsSync(file)) return err(`There is no file ${file}.`);
  const folderProblem = await prepareDataFolder(dataDir);
  if (folderProblem !== undefined) return err(folderProblem);
  const lock = takeEndpointLock(dataDir);
  if (lock === undefined) return err("The endpoint is running on this data folder. Stop it first.");
  try {
    const current = join(dataDir, databaseName);
    const incoming = incomingIn(dataDir);
    await removeDatabase(incoming);
    await copyFile(file, incoming);
    await syncFile(incoming);
    // Brought to this version's form, and looked at, before anything is moved.
    const { program, ...found } = await prepare(incoming, clockMs());
    const isWithoutKeys = program !== undefined && (await hasNoKeys(join(dataDir, keysName), program));
    const setAside = existsSync(current) ? `${current}.before-${stampOf(clockMs())}` : undefined;
    if (setAside !== undefined) await moveDatabase(current, setAside);
    await renameDurably(incoming, current);
    return ok({ ...found, setAside, isWithoutKeys });
  } catch (error) {
    await removeDatabase(incomingIn(dataDir));
    if (!(error instanceof DatabaseRefused)) throw error;
    return err(error.message.replaceAll(incomingIn(dataDir), file));
  } finally {
    lock.release();
  }
}

interface Prepared extends Omit<Restored, "setAside" | "isWithoutKeys"> {
  readonly program: string | undefined;
}

async function prepare(path: string, nowMs: number): Promise<Prepared> {
  const now = nowAt(nowMs);
  const database = openDatabase(path);
  try {
    const access = sqliteAccessStore(database);
    await access.endAllSessions(now);
    const program = await access.program();
    if (program === undefined) {
      return {
        program: undefined,
        lastDay: undefined,
        isBeyondPhones: false,
        phones: [],
        keepMonths: undefined,
      };
    }
    await access.note(program.id, { actor: "operator", action: "restore", object: program.id }, now);
    const { zone, dayStartHour, keepMonths } = program.settings;
    waitAfterRestore(database, program.id, programDayAt({ instantMs: nowMs, zone, dayStartHour }));
    const logs = openRecordStore(database).logs(program.id);
    const devices = await access.devices(program.id);
    const phones = devices.map(({ id, label, revokedDay }): PhoneToCheck => {
      const own = logs.filter(({ owner }) => owner.id === id);
      return {
        label,
        lastSeenDay: latestOf(own.map(({ lastSeenDay }) => lastSeenDay)),
        confirmed: own.reduce((sum, { delivered }) => sum + delivered, 0),
        missing: own.reduce((sum, { missing }) => sum + missing, 0),
        isRevoked: revokedDay !== undefined,
      };
    });
    const lastDay = latestOf(logs.map(({ lastSeenDay }) => lastSeenDay));
    const isBeyondPhones = lastDay !== undefined && daysBetween(lastDay, now.day) > keptOnPhonesDays;
    return { program: program.id, lastDay, isBeyondPhones, phones, keepMonths };
  } finally {
    database.close();
  }
}

function latestOf(days: readonly (LocalDate | undefined)[]): LocalDate | undefined {
  return days
    .filter((day) => day !== undefined)
    .toSorted()
    .at(-1);
}

/** Where a backup is looked at before it takes the database's place. */
function incomingIn(dataDir: string): string {
  return `${join(dataDir, databaseName)}.restoring`;
}

/** A database is its file and, while it was not closed, its log beside it. */
const parts = ["", "-wal", "-shm"] as const;

async function removeDatabase(path: string): Promise<void> {
  for (const part of parts) await rm(`${path}${part}`, { force: true });
}

async function moveDatabase(from: string, to: string): Promise<void> {
  for (const part of parts) {
    if (existsSync(`${from}${part}`)) await renameDurably(`${from}${part}`, `${to}${part}`);
  }
}
