/** Opens the phone that this browser has, and notices where it had another one. */
import { err, type Result } from "../../domain/result.ts";
import type { LocalDate } from "../../domain/ids.ts";
import { type Timer, withinDeadline } from "../../storage/deadline.ts";
import type { OpenFailure, Phone } from "../../storage/phone.ts";
import type { PreferenceStorage } from "./preference-storage.ts";
import {
  keepDayOpened,
  keepPhone,
  keepTryKey,
  noteLoss,
  phoneKeptIn,
  tryKeyKeptIn,
  type WhichPhone,
} from "./which-phone.ts";

export interface OpeningTools {
  readonly storage: PreferenceStorage;
  readonly open: (which: WhichPhone) => Promise<Result<Phone, OpenFailure>>;
  readonly hasProgramDatabase: () => Promise<boolean>;
  /** Whether a program's server left its marker here. */
  readonly isMarked: boolean;
  readonly today: LocalDate;
  readonly timer: Timer;
}

/** As long as for opening itself. */
const askingTimeoutMs = 8_000;

export async function openPhoneHere(tools: OpeningTools): Promise<Result<Phone, OpenFailure>> {
  const { storage, open } = tools;
  const which = phoneKeptIn(storage) ?? (await whichIsThere(tools));
  if (which === "late") return err({ kind: "hanging" });
  const opened = await open(which);
  if (!opened.ok) return opened;
  if (opened.value.sync !== undefined) {
    noteOpened(tools);
    return opened;
  }
  if (isLost(tools)) noteLoss(storage);
  if (which === "alone") {
    // While a joining is under way, and after a loss, that stays to be known.
    if (tryKeyKeptIn(storage) === undefined) keepPhone(storage, which);
    return opened;
  }
  // Somebody began to join and never came to the end: the phone is still alone. Or it was in a program, and was emptied.
  opened.value.close();
  return open("alone");
}

async function whichIsThere({ hasProgramDatabase, timer }: OpeningTools): Promise<WhichPhone | "late"> {
  const isThere = await withinDeadline({ timer, delayMs: askingTimeoutMs }, hasProgramDatabase);
  if (isThere === "late") return isThere;
  return isThere ? "program" : "alone";
}

function noteOpened({ storage, today }: OpeningTools): void {
  keepDayOpened(storage, today);
  const tryKey = tryKeyKeptIn(storage);
  // It joins again, or has just joined: the same code is good once more with the same key, whatever comes now.
  if (tryKey === undefined) keepPhone(storage, "program");
  else if (tryKey !== "") keepTryKey(storage, tryKey);
}

/** The page's own note says so; or, where that went the same way, what the server left. */
function isLost({ storage, isMarked }: OpeningTools): boolean {
  const kept = phoneKeptIn(storage);
  return kept === "program" || (kept === undefined && isMarked && tryKeyKeptIn(storage) === undefined);
}
