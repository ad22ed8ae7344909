/**
 * The keeper of a phone that works alone, fetched only where it has a
 * passphrase or gets one: most have none, and none of them waits for the
 * libraries that seal.
 */
import { ok } from "../../domain/result.ts";
import type { Database } from "../database.ts";
import { logName, parseLogRow } from "../log.ts";
import { type Door, type Doors, plainDoors } from "../sealer.ts";
import { LockListeners } from "./keeper.ts";
import type { OwnFacts, OwnKeeper, OwnKeeperOptions } from "./own-keeper.ts";

/** The row of `meta` that tells of the passphrase. */
export const ownMetaName = "passphrase";

/** What the passphrase's row says, and for which doors of the log. */
export async function readOwnRow({
  meta,
}: Database): Promise<{ readonly row: unknown; readonly turn: number }> {
  const [row, log] = await meta.bulkGet([ownMetaName, logName]);
  return { row, turn: parseLogRow(log).doors ?? 0 };
}

const factsOfNone: OwnFacts = {
  hasPassphrase: false,
  isOpen: true,
  isBeingTakenAway: false,
  isUnfinished: false,
};

export async function openOwnKeeperLazily(options: OwnKeeperOptions): Promise<OwnKeeper> {
  const listeners = new LockListeners();
  /** While no keeper is loaded. */
  let turn = 0;
  let keeper = (await hasRow()) ? await load() : undefined;

  async function hasRow(): Promise<boolean> {
    const stored = await options.run(readOwnRow);
    turn = stored.turn;
    return stored.row !== undefined;
  }

  async function load(): Promise<OwnKeeper> {
    const { openOwnKeeper } = await import("./own-keeper.ts");
    const opened = await openOwnKeeper(options);
    opened.onLock(() => listeners.tell());
    return opened;
  }

  async function loaded(): Promise<OwnKeeper> {
    return (keeper ??= await load());
  }

  function doorOf<About>(doorIn: (doors: Doors) => Door<About>): Door<About> {
    const door = () => doorIn(keeper?.doors ?? plainDoors);
    return {
      get opens() {
        return door().opens;
      },
      seal: (plain, about) => door().seal(plain, about),
      open: (body, about) => door().open(body, about),
    };
  }

  return {
    doors: {
      turn: () => keeper?.doors.turn?.() ?? turn,
      log: doorOf(({ log }) => log),
      book: doorOf(({ book }) => book),
    },
    facts: () => keeper?.facts() ?? factsOfNone,
    isOpen: () => keeper?.isOpen() ?? true,
    lock() {
      if (keeper === undefined) listeners.tell();
      else keeper.lock();
    },
    unlock: async (passphrase) => keeper?.unlock(passphrase) ?? ok(undefined),
    onLock: (listener) => listeners.add(listener),
    protect: async (...given) => (await loaded()).protect(...given),
    change: async (words) => (await loaded()).change(words),
    keep: async (...given) => (await loaded()).keep(...given),
    unprotect: async (...given) => (await loaded()).unprotect(...given),
    finish: async (...given) => (await loaded()).finish(...given),
    async refresh() {
      if (keeper !== undefined) await keeper.refresh();
      else if (await hasRow()) {
        keeper = await load();
        listeners.tell();
      }
    },
    noteDroppedTotals: async () => keeper?.noteDroppedTotals(),
  };
}
