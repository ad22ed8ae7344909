/** The Saves of each record, one at a time; of those that wait, one for each form. */
import type { RecordId } from "../../domain/ids.ts";
import { type AskedSave, formIn } from "./asked-save.ts";
import { type FormOf, keyOf } from "./kept-fixes.ts";

interface Turn {
  readonly asked: AskedSave;
  readonly waiting: readonly AskedSave[];
}

export interface FixTurns {
  /** Whether its turn is now; if not, it takes the place of what its form has waiting. */
  readonly ask: (asked: AskedSave) => boolean;
  /** Ends the turn of the one under way. Whose turn it is then. */
  readonly next: (id: RecordId) => AskedSave | undefined;
  readonly underWay: (id: RecordId) => AskedSave | undefined;
  readonly waitingOf: (form: FormOf) => AskedSave | undefined;
  readonly dropWaitingOf: (form: FormOf) => void;
  /** Of every form: gives back what waited. */
  readonly dropWaiting: (id: RecordId) => readonly AskedSave[];
  /** Those of which one is under way; the same list until that changes. */
  readonly records: () => readonly RecordId[];
}

export function createFixTurns(): FixTurns {
  const turns = new Map<RecordId, Turn>();
  let records: readonly RecordId[] = [];

  const isOf = (form: FormOf) => (asked: AskedSave) => keyOf(formIn(asked)) === keyOf(form);

  function dropWaitingOf(form: FormOf): void {
    const turn = turns.get(form.id);
    if (turn === undefined) return;
    turns.set(form.id, { ...turn, waiting: turn.waiting.filter((asked) => !isOf(form)(asked)) });
  }

  return {
    ask(asked) {
      const form = formIn(asked);
      dropWaitingOf(form);
      const turn = turns.get(form.id);
      if (turn === undefined) turns.set(form.id, { asked, waiting: [] });
      else turns.set(form.id, { ...turn, waiting: [...turn.waiting, asked] });
      if (turn === undefined) records = [...turns.keys()];
      return turn === undefined;
    },
    next(id) {
      const [asked, ...waiting] = turns.get(id)?.waiting ?? [];
      if (asked === undefined) turns.delete(id);
      else turns.set(id, { asked, waiting });
      if (asked === undefined) records = [...turns.keys()];
      return asked;
    },
    underWay: (id) => turns.get(id)?.asked,
    waitingOf: (form) => turns.get(form.id)?.waiting.find(isOf(form)),
    dropWaitingOf,
    dropWaiting(id) {
      const turn = turns.get(id);
      if (turn !== undefined) turns.set(id, { ...turn, waiting: [] });
      return turn?.waiting ?? [];
    },
    records: () => records,
  };
}
