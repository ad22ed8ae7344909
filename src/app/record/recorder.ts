/**
 * Where a worker records: what is on each form, where and for which day, what
 * was saved last, and what could not be saved. It lives above the screens, so
 * that looking at the totals loses no tap; and outside of rendering, so that a
 * tap and a Save in one frame both see what the other did.
 */
import type { EventId, LocalDate, SiteCode } from "../../domain/ids.ts";
import type { Program } from "../../domain/program.ts";
import type { Entry, Phone } from "../../storage/phone.ts";
import type { PreferenceStorage } from "../shell/preference-storage.ts";
import type { Clock, Ids } from "../shell/program-context.tsx";
import { headOrGone, mayBeDone } from "./asked-again.ts";
import { type Draft, type EntryKind, emptyDraft, isEmptyDraft, sameAgain } from "./draft.ts";
import { type DraftAction, reduceDraft } from "./reduce-draft.ts";
import { keepNickname, keptNickname } from "./nickname.ts";
import { draftToRecord, newHeader } from "./draft-record.ts";
import {
  type EntryForm,
  hasFailed,
  isSettled,
  type LastEntry,
  type RecorderState,
  type StoredEntry,
} from "./recorder-state.ts";

export interface Recorder {
  readonly state: () => RecorderState;
  readonly subscribe: (listener: () => void) => () => void;
  readonly change: (kind: EntryKind, action: DraftAction) => void;
  readonly save: (kind: EntryKind) => Promise<void>;
  /** Takes the last entry back, or brings it back again. */
  readonly toggleLast: () => Promise<void>;
  /** The same of an entry before it that could not be. Where it never can be any more, and that was said, the entry is let go. */
  readonly toggleAgain: (entry: StoredEntry) => Promise<void>;
  readonly tryAgain: (event: EventId) => Promise<void>;
  /** Something was stored just now: what nobody knew of may be there too, and is found by its id or stored. */
  readonly tryUnclearAgain: () => void;
  /** The same moment: what somebody changed elsewhere since is no longer to be taken back here. */
  readonly dropTurned: () => Promise<void>;
  /** Puts an unsaved entry on the form again, under its own ids. Only onto an empty form. */
  readonly openAgain: (event: EventId) => void;
  readonly repeatLast: (kind: EntryKind) => void;
  /** Offers a stored draft to repeat, for the first contact after a start. */
  readonly remember: (draft: Draft) => void;
  readonly chooseSite: (site: SiteCode) => void;
  /** Moves to another site where the chosen one is no longer offered, or none was there before. */
  readonly checkSite: () => void;
  readonly chooseDay: (day: LocalDate | undefined) => void;
}

interface RecorderOptions {
  readonly phone: Pick<Phone, "save" | "undo" | "bookRow" | "book">;
  readonly program: () => Program;
  readonly today: () => LocalDate;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly storage: PreferenceStorage;
  /** Whether the site used last may lie on this phone in clear: never on a program's, where it says who works where. */
  readonly keepsSite: () => boolean;
  /** Called once a phone, after its first entry is stored: a good moment to ask the browser to keep it. */
  readonly onFirstSave: () => void;
}

/** A second tap of a trembling or gloved hand comes within this time; an answer to it would only alarm. */
const doubleTapMs = 1000;

const siteKey = "satchel-site";
const firstSaveKey = "satchel-has-saved";

/** Whether something was ever recorded in this browser, as far as it kept that. */
export function hasSavedBefore(storage: PreferenceStorage): boolean {
  return storage.getItem(firstSaveKey) !== null;
}

export function createRecorder(options: RecorderOptions): Recorder {
  const { phone, program, today, clock, ids, storage, keepsSite, onFirstSave } = options;
  const listeners = new Set<() => void>();
  let lastSaveMs = Number.NEGATIVE_INFINITY;
  let state: RecorderState = {
    site: siteAtStart(program(), keptSite()),
    earlierDay: undefined,
    forms: { encounter: newForm("encounter"), group: newForm("group"), cleanup: newForm("cleanup") },
    problems: {},
    last: undefined,
    lastDrafts: {},
    unsaved: [],
    unturned: [],
    turning: 0,
  };

  return {
    state: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    change(kind, action) {
      const form = state.forms[kind];
      setForm(kind, { ...form, draft: reduceDraft(form.draft, action) });
    },
    save,
    async toggleLast() {
      if (state.last !== undefined && state.last.type !== "saving") await toggle(state.last);
    },
    async toggleAgain(entry) {
      if (isSettled(entry)) letGo(entry);
      else await toggle(entry);
    },
    tryAgain: (event) => tryAgain(event, "person"),
    tryUnclearAgain() {
      for (const { form, failure } of state.unsaved) {
        if (mayBeDone(failure)) void tryAgain(form.event, "itself");
      }
    },
    async dropTurned() {
      await Promise.all(
        state.unturned.map(async (entry) => {
          // What is settled is to be read first.
          if (entry.isChanging || isSettled(entry)) return;
          const head = await headOrGone(phone, entry.saved.record);
          if (typeof head === "object" && head.event !== entry.saved.event) letGo(entry);
        }),
      );
    },
    openAgain(event) {
      const found = state.unsaved.find(({ form }) => form.event === event);
      if (found === undefined || found.isTrying) return;
      const { kind } = found.form.draft;
      if (!isEmptyDraft(state.forms[kind].draft)) return;
      set({ unsaved: state.unsaved.filter((other) => other !== found) });
      setForm(kind, found.form);
    },
    repeatLast(kind) {
      const last = state.lastDrafts[kind];
      if (last !== undefined) setForm(kind, { ...state.forms[kind], draft: sameAgain(last) });
    },
    remember(draft) {
      if (state.lastDrafts[draft.kind] !== undefined) return;
      set({ lastDrafts: { ...state.lastDrafts, [draft.kind]: draft } });
    },
    chooseSite(site) {
      if (keepsSite()) storage.setItem(siteKey, site);
      set({ site });
    },
    checkSite() {
      const site = siteAtStart(program(), state.site ?? keptSite());
      if (site !== state.site) set({ site });
    },
    chooseDay(day) {
      set({ earlierDay: day === today() ? undefined : day });
    },
  };

  function keptSite(): string | null {
    const kept = storage.getItem(siteKey);
    if (keepsSite()) return kept;
    // From before this phone joined.
    if (kept !== null) storage.setItem(siteKey, "");
    return null;
  }

  async function save(kind: EntryKind): Promise<void> {
    const nowMs = clock.now();
    const form = state.forms[kind];
    if (isEmptyDraft(form.draft) && nowMs - lastSaveMs < doubleTapMs) return;
    const { site } = state;
    if (site === undefined) return;

    const header = newHeader({
      id: form.record,
      site,
      day: state.earlierDay ?? today(),
      program: program(),
      worker: keptNickname(storage, today()),
      nowMs,
    });
    const record = draftToRecord(form.draft, { header, factors: program().factors });
    if (!record.ok) {
      set({ problems: { ...state.problems, [kind]: record.error } });
      return;
    }

    // Taps go on while this one is written: the form is a new one with ids of its own from here on.
    lastSaveMs = nowMs;
    if (header.worker !== undefined) keepNickname(storage, header.worker, today());
    set({
      forms: { ...state.forms, [kind]: newForm(kind) },
      lastDrafts: { ...state.lastDrafts, [kind]: form.draft },
      problems: withoutProblem(kind),
      ...becoming({ type: "saving" }),
    });
    await write(form, { kind: "rec", event: form.event, record: record.value }, () => true);
  }

  /** `becomesLast` is asked once it is stored. */
  async function write(form: EntryForm, entry: Entry, becomesLast: () => boolean): Promise<void> {
    const result = await phone.save(entry);
    const others = state.unsaved.filter((other) => other.form.event !== form.event);
    if (result.ok) {
      const last: LastEntry = {
        type: "saved",
        saved: result.value,
        draft: form.draft,
        isChanging: false,
      };
      set({ unsaved: others, ...(becomesLast() && becoming(last)) });
      sayFirstSave();
    } else {
      set({
        unsaved: [...others, { form, entry, failure: result.error, isTrying: false }],
        ...(state.last?.type === "saving" && { last: undefined }),
      });
    }
  }

  /** That the one before could not be undone stays in sight when another takes its place. */
  function becoming(last: LastEntry): Partial<RecorderState> {
    const before = state.last;
    return { last, ...(hasFailed(before) && { unturned: [...state.unturned, before] }) };
  }

  /** An entry that is being saved meanwhile isn't called saved for it; and where nobody asked, "Undo" stays with the entry that it stands for. */
  async function tryAgain(event: EventId, askedBy: "person" | "itself"): Promise<void> {
    const found = state.unsaved.find(({ form }) => form.event === event);
    if (found === undefined || found.isTrying) return;
    set({ unsaved: state.unsaved.map((other) => (other === found ? { ...found, isTrying: true } : other)) });
    await write(found.form, found.entry, () =>
      askedBy === "person" ? state.last?.type !== "saving" : state.last === undefined,
    );
  }

  async function toggle(entry: StoredEntry): Promise<void> {
    const isShown = state.last === entry || state.unturned.includes(entry);
    if (!isShown || entry.isChanging) return;
    const changing: StoredEntry = { ...entry, isChanging: true };
    replace(entry, changing);
    set({ turning: state.turning + 1 });
    const result = await phone.undo(entry.saved);
    set({ turning: state.turning - 1 });
    if (!result.ok) return replace(changing, { ...entry, failure: result.error });
    const { draft } = entry;
    const type = entry.type === "saved" ? "undone" : "saved";
    replace(changing, { type, saved: result.value, draft, isChanging: false });
  }

  /** Meanwhile another entry may have been saved: of this one it is shown then only that it failed. */
  function replace(before: StoredEntry, after: StoredEntry): void {
    if (state.last === before) return set({ last: after });
    const others = state.unturned.filter((other) => other !== before);
    set({ unturned: after.failure === undefined ? others : [...others, after] });
  }

  function letGo(entry: StoredEntry): void {
    set({ unturned: state.unturned.filter((other) => other !== entry) });
  }

  function sayFirstSave(): void {
    if (hasSavedBefore(storage)) return;
    storage.setItem(firstSaveKey, "yes");
    onFirstSave();
  }

  function newForm(kind: EntryKind): EntryForm {
    return { record: ids.recordId(), event: ids.eventId(), draft: emptyDraft(kind) };
  }

  function setForm(kind: EntryKind, form: EntryForm): void {
    set({ forms: { ...state.forms, [kind]: form }, problems: withoutProblem(kind) });
  }

  function withoutProblem(kind: EntryKind): RecorderState["problems"] {
    const { [kind]: _answered, ...others } = state.problems;
    return others;
  }

  function set(changes: Partial<RecorderState>): void {
    state = { ...state, ...changes };
    for (const listener of listeners) listener();
  }
}

/** The site used last on this phone, if it is still offered. */
function siteAtStart({ sites }: Program, lastUsed: string | null): SiteCode | undefined {
  const offered = sites.filter(({ retired }) => retired !== true);
  return (offered.find(({ code }) => code === lastUsed) ?? offered[0])?.code;
}
