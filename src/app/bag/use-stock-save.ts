import { useState } from "preact/hooks";
import { bagPlace } from "../../domain/bag.ts";
import { assert } from "../../domain/assert.ts";
import type { ShiftId } from "../../domain/ids.ts";
import type { Return, StockRecord } from "../../domain/record.ts";
import type { StockFacts } from "../../domain/stock.ts";
import type { SaveFailure } from "../../storage/phone.ts";
import { newHeader } from "../record/draft-record.ts";
import { keptNickname } from "../record/nickname.ts";
import { useRecorder } from "../record/RecorderProvider.tsx";
import { usePreferenceStorage } from "../language/LanguageProvider.tsx";
import { usePhone } from "../shell/phone-context.tsx";
import { useShift } from "../shift/ShiftProvider.tsx";
import { keepLastMove } from "./last-move.ts";

export type Move = Pick<StockFacts, "movement" | "lines"> & {
  readonly place?: string;
  readonly toPlace?: string;
  readonly returns?: readonly Return[];
};

/** Saves what moved as a record of now, in the shift that this phone is in. One form is one event, however often it is tapped. */
export function useStockSave(): {
  /** Whether it is stored; where not, `failure` says why, and the form stays. */
  readonly save: (move: Move) => Promise<boolean>;
  readonly failure: SaveFailure | undefined;
  readonly clearFailure: () => void;
} {
  const { phone, program, today, clock, ids } = usePhone();
  const { state } = useRecorder();
  const { shifts } = useShift();
  const storage = usePreferenceStorage();
  const newForm = () => ({ record: ids.recordId(), event: ids.eventId() });
  const [form, setForm] = useState(newForm);
  const [failure, setFailure] = useState<SaveFailure>();

  function recordOf({ place = bagPlace, returns = [], ...move }: Move): StockRecord {
    const shift = shifts.forEntriesOf(today());
    const site = shift?.site ?? state.site ?? program.sites[0]?.code;
    assert(site !== undefined, "a program has a site before anything is recorded");
    const header = newHeader({
      id: form.record,
      site,
      day: today(),
      shift,
      program,
      worker: keptNickname(storage, today()),
      nowMs: clock.now(),
    });
    return { ...header, kind: "stock", ...ofShift(shift?.id), place, ...move, returns };
  }

  return {
    async save(move) {
      const saved = await phone.save({ kind: "rec", event: form.event, record: recordOf(move) });
      if (!saved.ok) {
        setFailure(saved.error);
        return false;
      }
      keepLastMove(phone, { movement: move.movement, saved: saved.value, state: "saved" });
      // What is saved next from here is another.
      setForm(newForm);
      return true;
    },
    failure,
    clearFailure: () => setFailure(undefined),
  };
}

function ofShift(shift: ShiftId | undefined): { readonly shift?: ShiftId } {
  return shift === undefined ? {} : { shift };
}
