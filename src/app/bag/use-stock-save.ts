import { useState } from "preact/hooks";
import { parseShiftId } from "../../contract/ids.ts";
import { bagPlace } from "../../domain/bag.ts";
import { assert } from "../../domain/assert.ts";
import type { LocalDate, ShiftId } from "../../domain/ids.ts";
import { addDays } from "../../domain/local-date.ts";
import type { Return, ShiftRecord, StockRecord } from "../../domain/record.ts";
import type { StockFacts } from "../../domain/stock.ts";
import type { SaveFailure } from "../../storage/phone.ts";
import { newHeader, type ShiftOfEntry } from "../record/draft-record.ts";
import { keptNickname } from "../record/nickname.ts";
import { useRecorder } from "../record/RecorderProvider.tsx";
import { usePreferenceStorage } from "../language/LanguageProvider.tsx";
import { usePhone } from "../shell/phone-context.tsx";
import { useShift } from "../shift/ShiftProvider.tsx";
import { settleShift } from "../shift/settle-shift.ts";
import { keepLastMove } from "./last-move.ts";

export type Move = Pick<StockFacts, "movement" | "lines"> & {
  readonly place?: string;
  readonly toPlace?: string;
  readonly returns?: readonly Return[];
};

/**
 * Saves what moved as a record of now: in the shift that is named, or else in
 * the one that this phone is in. One form is one event, however often it is tapped.
 */
export function useStockSave(named?: ShiftRecord): {
  /** What is stored; `undefined` where nothing is: `failure` says why, and the form stays. */
  readonly save: (move: Move) => Promise<StockRecord | undefined>;
  readonly failure: SaveFailure | undefined;
  readonly clearFailure: () => void;
} {
  const { phone, program, today, clock, ids } = usePhone();
  const { state } = useRecorder();
  const { shifts } = useShift();
  const storage = usePreferenceStorage();
  // Never renewed: a page that was saved can still be there, and be tapped, while the next one is loading.
  const [form] = useState(() => ({ record: ids.recordId(), event: ids.eventId() }));
  const [failure, setFailure] = useState<SaveFailure>();

  function recordOf({ place = bagPlace, returns = [], ...move }: Move): StockRecord {
    const shift = named === undefined ? shifts.forEntriesOf(today()) : ofEntry(named);
    const site = shift?.site ?? state.site ?? program.sites[0]?.code;
    assert(site !== undefined, "a program has a site before anything is recorded");
    const header = newHeader({
      id: form.record,
      site,
      day: named === undefined ? today() : dayInShift(named, today()),
      shift,
      program,
      worker: keptNickname(storage, today()),
      nowMs: clock.now(),
    });
    return { ...header, kind: "stock", ...ofShift(shift?.id), place, ...move, returns };
  }

  return {
    async save(move) {
      const record = recordOf(move);
      const saved = await phone.save({ kind: "rec", event: form.event, record });
      if (!saved.ok) {
        setFailure(saved.error);
        return undefined;
      }
      const { movement, shift } = record;
      keepLastMove(phone, { movement, shift, saved: saved.value, state: "saved" });
      if (named !== undefined) void settleShift(phone, { shift: named.id, event: ids.eventId() });
      return record;
    },
    failure,
    clearFailure: () => setFailure(undefined),
  };
}

function ofEntry({ id, site, route, model }: ShiftRecord): ShiftOfEntry {
  const shift = parseShiftId(id);
  assert(shift.ok, "a shift goes by the id of its record");
  return { id: shift.value, site, route, model };
}

/** One that has ended takes it on its own day, on which it is looked for; one that goes on may have come to the next. */
function dayInShift({ day, closed }: ShiftRecord, today: LocalDate): LocalDate {
  return !closed && today === addDays(day, 1) ? today : day;
}

function ofShift(shift: ShiftId | undefined): { readonly shift?: ShiftId } {
  return shift === undefined ? {} : { shift };
}
