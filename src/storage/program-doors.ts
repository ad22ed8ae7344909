/** The doors of a phone that belongs to a program, and how they follow its settings. */
import type { Settings } from "../contract/wire/settings-message.ts";
import type { Database } from "./database.ts";
import type { Enrolment } from "./enrolment.ts";
import type { Doors } from "./sealer.ts";
import type { BookKeeper } from "./sealing/book-keeper.ts";
import type { BookStore } from "./sealing/book-store.ts";

export interface ProgramDoors {
  readonly doors: Doors;
  readonly book: BookKeeper;
  /** A new key: the next record is sealed to it. */
  readonly onSettings: (settings: Settings) => void;
}

export interface DoorTools {
  readonly randomBytes: (length: number) => Uint8Array<ArrayBuffer>;
  readonly run: <T>(work: (database: Database) => Promise<T>) => Promise<T>;
  /** For joining, which writes how the book is kept down together with all else. */
  readonly bookStore?: BookStore;
}

/** Sealing is fetched only by phones that seal: one that works alone doesn't wait for it at start. */
export async function openProgramDoors(
  { programId, settings }: Enrolment,
  { randomBytes, run, bookStore }: DoorTools,
): Promise<ProgramDoors> {
  const [{ programDoor }, { openBookKeeper }, { bookStoreOn }] = await Promise.all([
    import("./sealing/program-door.ts"),
    import("./sealing/book-keeper.ts"),
    import("./sealing/book-store.ts"),
  ]);
  const log = programDoor({ programId, sealTo: settings.sealTo, randomBytes });
  const store = bookStore ?? bookStoreOn(run);
  const book = await openBookKeeper({ store, log, randomBytes, wanted: settings.program.book });
  let { key } = settings.sealTo;
  return {
    doors: book.doors,
    book,
    onSettings({ sealTo }) {
      if (sealTo.key === key) return;
      key = sealTo.key;
      log.renew(sealTo);
    },
  };
}

/** Whether records can be sealed with these: a key that came from outside may be none. */
export async function canSealWith({ sealTo }: Settings): Promise<boolean> {
  const { canSealTo } = await import("./sealing/program-door.ts");
  return canSealTo(sealTo);
}
