/**
 * The keeper of a phone that works alone, fetched only where it has a
 * passphrase or gets one: most have none, and none of them waits for the
 * libraries that seal.
 */
import { ok } from "../../domain/result.ts";
import { type Door, type Doors, plainDoors } from "../sealer.ts";
import { LockListeners } from "./keeper.ts";
import type { OwnKeeper, OwnKeeperOptions } from "./own-keeper.ts";

/** The row of `meta` that tells of the passphrase. */
export const ownMetaName = "passphrase";

export async function openOwnKeeperLazily(options: OwnKeeperOptions): Promise<OwnKeeper> {
  const listeners = new LockListeners();
  let keeper = (await hasRow()) ? await load() : undefined;

  async function hasRow(): Promise<boolean> {
    return (await options.run((database) => database.meta.get(ownMetaName))) !== undefined;
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
    doors: { log: doorOf(({ log }) => log), book: doorOf(({ book }) => book) },
    facts: () => keeper?.facts() ?? { hasPassphrase: false, isOpen: true, isUnfinished: false },
    isOpen: () => keeper?.isOpen() ?? true,
    lock() {
      if (keeper === undefined) listeners.tell();
      else keeper.lock();
    },
    unlock: async (passphrase) => keeper?.unlock(passphrase) ?? ok(undefined),
    onLock: (listener) => listeners.add(listener),
    protect: async (...given) => (await loaded()).protect(...given),
    change: async (words) => (await loaded()).change(words),
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
