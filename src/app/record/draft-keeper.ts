/**
 * Keeps on the phone what is on the forms while it is tapped, and brings it back
 * once the app is open again. No tap waits for it, and it fails without a word:
 * then the draft lasts as long as the app, as it would without.
 */
import type { LocalDate } from "../../domain/ids.ts";
import { addDays } from "../../domain/local-date.ts";
import { liveRecord } from "../../domain/record-state.ts";
import type { Phone } from "../../storage/phone.ts";
import { entryKinds } from "./draft.ts";
import { formsToKeep, keptForms } from "./kept-draft.ts";
import type { Recorder } from "./recorder.ts";
import type { EntryForm } from "./recorder-state.ts";

/** A tap after the other is one write. */
const pauseMs = 300;

export interface DraftKeeperOptions {
  readonly phone: Pick<Phone, "drafts" | "bookRow" | "recordsHere" | "book">;
  readonly recorder: Pick<Recorder, "state" | "subscribe" | "putBack">;
  /** Of this time that the app is open. */
  readonly session: string;
  /** Whether another tab of that session is open: what it keeps is its own. */
  readonly isOpenElsewhere: (session: string) => Promise<boolean>;
  readonly today: () => LocalDate;
  readonly after: (delayMs: number, then: () => void) => () => void;
}

export interface DraftKeeper {
  /** At once: the page may be gone in a moment. Tells whether all is kept as it is now. */
  flush(): Promise<boolean>;
  /** Brings back what can be read by now, onto forms that are still empty. */
  bringBack(): Promise<void>;
  stop(): void;
}

/** Whether what is on a form outlasts the app: not where the book's key is in memory only. */
export function keepsDrafts({ book }: Pick<Phone, "book">): boolean {
  return book?.facts().custody !== "memory";
}

export function createDraftKeeper(options: DraftKeeperOptions): DraftKeeper {
  const { phone, recorder, session, isOpenElsewhere, today, after } = options;
  let cancel: (() => void) | undefined;
  let kept = "";
  let last: Promise<boolean> = Promise.resolve(true);
  const unsubscribe = recorder.subscribe(() => {
    cancel ??= after(pauseMs, () => void flush());
  });

  function flush(): Promise<boolean> {
    cancel?.();
    cancel = undefined;
    last = last.then(write).then(
      () => true,
      () => false,
    );
    return last;
  }

  async function write(): Promise<void> {
    const state = recorder.state();
    // What is being stored is off its form already, and not stored yet: until that is known, all stays as it is kept.
    if (state.writing.length > 0) return;
    const forms = [...entryKinds.map((kind) => state.forms[kind]), ...state.unsaved.map(({ form }) => form)];
    const { site } = state;
    const day = state.earlierDay ?? today();
    const plain = keepsDrafts(phone) ? formsToKeep({ day, site, forms }) : undefined;
    const now = plain === undefined ? "" : new TextDecoder().decode(plain);
    if (now === kept) return;
    const [{ record, event }] = forms as [EntryForm];
    if (plain === undefined) await phone.drafts.drop(session);
    else await phone.drafts.keep({ session, plain }, { record, event });
    kept = now;
  }

  async function bringBack(): Promise<void> {
    for (const draft of await phone.drafts.read()) {
      if (draft.session === session || (await isOpenElsewhere(draft.session))) continue;
      const tapped = keptForms(draft.plain);
      const forms = tapped === undefined || isOver(phone, tapped.day, today()) ? [] : tapped.forms;
      const isStored = await Promise.all(forms.map((form) => isSaved(phone, form)));
      const unsaved = forms.filter((_, index) => isStored[index] !== true);
      const left = tapped === undefined ? [] : unsaved.filter((form) => !recorder.putBack(form, tapped));
      // Under this session first: between the two, it would be nowhere.
      if (!(await flush())) continue;
      // What is on a form by now must not come back later as it was before.
      const rest = tapped && formsToKeep({ ...tapped, forms: left });
      const [first] = left;
      if (rest === undefined || first === undefined) await phone.drafts.drop(draft.session);
      else await phone.drafts.keep({ session: draft.session, plain: rest }, first);
    }
  }

  return {
    flush,
    bringBack: () => bringBack().catch(() => undefined),
    stop() {
      unsubscribe();
      cancel?.();
    },
  };
}

/** A draft is readable for no longer than what was saved on its day. On a phone alone that is for good. */
function isOver({ book }: Pick<Phone, "book">, day: LocalDate, today: LocalDate): boolean {
  return book !== undefined && addDays(day, book.facts().days) < today;
}

/** The app may have been killed between storing an entry and letting its draft go. */
async function isSaved(
  phone: Pick<Phone, "bookRow" | "recordsHere">,
  { record }: EntryForm,
): Promise<boolean> {
  const row = await phone.bookRow(record);
  if (row?.kind === "readable") return liveRecord(row.state) !== undefined;
  return (await phone.recordsHere([record])).has(record);
}
