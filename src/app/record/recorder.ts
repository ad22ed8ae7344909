/**
 * Where a worker records: what is on each form, where and for which day, what
 * was saved last, and what could not be saved. It lives above the screens, so
 * that looking at the totals loses no tap; and outside of rendering, so that a
 * tap and a Save in one frame both see what the other did.
 */
import type { EventId, LocalDate, SiteCode } from "../../domain/ids.ts";
import type { Program } from "../../domain/program.ts";
import type { Entry, Phone } from "../../storage/phone.ts";
import { doubleTapMs } from "../components/double-tap.ts";
import type { PreferenceStorage } from "../shell/preference-storage.ts";
import type { Clock, Ids } from "../shell/program-context.tsx";
import { mayBeDone } from "./asked-again.ts";
import { type EntryKind, emptyDraft, isEmptyDraft, sameAgain } from "./draft.ts";
import type { KeptForms } from "./kept-draft.ts";
import { type DraftAction, reduceDraft } from "./reduce-draft.ts";
import { keepNickname, keptNickname } from "./nickname.ts";
import { noteSaved } from "./first-save.ts";
import { inPlace } from "./in-place.ts";
import { siteAtStart } from "./offered-site.ts";
import { draftToRecord, newHeader, type ShiftOfEntry } from "./draft-record.ts";
import {
  type EntryForm,
  hasBegunForms,
  hasFailed,
  type LastEntry,
  type RecorderState,
  type RepeatableEntry,
  type UnsavedEntry,
} from "./recorder-state.ts";
import { createTurning, type Turning } from "./turning.ts";

export interface Recorder extends Turning {
  readonly state: () => RecorderState;
  readonly subscribe: (listener: () => void) => () => void;
  readonly change: (kind: EntryKind, action: DraftAction) => void;
  readonly save: (kind: EntryKind) => Promise<void>;
  readonly tryAgain: (event: EventId) => Promise<void>;
  /** Something was stored just now: what nobody knew of may be there too, and is found by its id or stored. */
  readonly tryUnclearAgain: () => void;
  /**
   * Puts an unsaved entry on the form again, under its own ids. Only onto an
   * empty form, and not while it is tried: `false` where it stays unsaved.
   */
  readonly openAgain: (event: EventId) => boolean;
  /** Brings an entry that was not saved before the app was closed back onto its form: `false` where something is on that by now. */
  readonly putBack: (form: EntryForm, of: Pick<KeptForms, "day" | "site">) => boolean;
  readonly repeatLast: (kind: EntryKind) => void;
  /** Offers a stored entry to repeat, for the first contact after a start. */
  readonly remember: (entry: RepeatableEntry) => void;
  readonly chooseSite: (site: SiteCode) => void;
  /** Where a shift is, unless the person said another place since the app was opened. */
  readonly offerSite: (site: SiteCode) => void;
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
  readonly isLocked: () => boolean;
  /** The shift that an entry of a day is made in. */
  readonly shift?: (day: LocalDate) => ShiftOfEntry | undefined;
  /** Called once a phone, after its first entry is stored: a good moment to ask the browser to keep it. */
  readonly onFirstSave: () => void;
}

const siteKey = "satchel-site";

export function createRecorder(options: RecorderOptions): Recorder {
  const { phone, program, today, clock, ids, storage, keepsSite, isLocked, onFirstSave } = options;
  let isSiteChosen = false;
  const listeners = new Set<() => void>();
  let lastSaveMs = Number.NEGATIVE_INFINITY;
  let state: RecorderState = {
    site: siteAtStart(program(), keptSite()),
    earlierDay: undefined,
    forms: { encounter: newForm("encounter"), group: newForm("group"), cleanup: newForm("cleanup") },
    problems: {},
    last: undefined,
    repeatable: {},
    unsaved: [],
    writing: [],
    unturned: [],
    turning: 0,
    outcomes: new Map(),
    broughtBack: undefined,
  };

  return {
    ...createTurning({ phone, isLocked, state: () => state, set }),
    state: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    change(kind, action) {
      const form = state.forms[kind];
      setForm(kind, { ...form, draft: reduceDraft(form.draft, action) });
      if (state.broughtBack === form.event) set({ broughtBack: undefined });
    },
    save,
    tryAgain: (event) => tryAgain(event, "person"),
    tryUnclearAgain() {
      for (const { form, failure } of state.unsaved) {
        if (mayBeDone(failure)) void tryAgain(form.event, "itself");
      }
    },
    openAgain(event) {
      const found = state.unsaved.find(({ form }) => form.event === event);
      if (found === undefined || found.isTrying) return false;
      const { kind } = found.form.draft;
      if (!isEmptyDraft(state.forms[kind].draft)) return false;
      set({ unsaved: state.unsaved.filter((other) => other !== found) });
      setForm(kind, found.form);
      return true;
    },
    putBack(form, { day, site }) {
      const { kind } = form.draft;
      const isHere = day === (state.earlierDay ?? today()) && (site === undefined || site === state.site);
      if (state.forms[kind].event === form.event) return true;
      // One day and one site stand above all forms: what is begun for others must not become of these.
      if (!isEmptyDraft(state.forms[kind].draft) || (!isHere && hasBegunForms(state))) return false;
      const isOffered = program().sites.some(({ code, retired }) => code === site && retired !== true);
      setForm(kind, form);
      set({
        broughtBack: form.event,
        earlierDay: day === today() ? undefined : day,
        ...(isOffered && { site }),
      });
      return true;
    },
    repeatLast(kind) {
      const last = state.repeatable[kind];
      if (last !== undefined) setForm(kind, { ...state.forms[kind], draft: sameAgain(last.draft) });
    },
    remember(entry) {
      const { kind } = entry.draft;
      if (state.repeatable[kind] === undefined) set({ repeatable: { ...state.repeatable, [kind]: entry } });
    },
    offerSite(site) {
      const isOffered = program().sites.some(({ code, retired }) => code === site && retired !== true);
      if (isOffered && !isSiteChosen && site !== state.site) set({ site });
    },
    chooseSite(site) {
      isSiteChosen = true;
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

    const day = state.earlierDay ?? today();
    const shift = options.shift?.(day);
    const header = newHeader({
      id: form.record,
      site,
      day,
      shift,
      program: program(),
      worker: keptNickname(storage, today()),
      nowMs,
    });
    const record = draftToRecord(form.draft, { header, factors: program().factors, shift: shift?.id });
    if (!record.ok) {
      set({ problems: { ...state.problems, [kind]: record.error } });
      return;
    }

    // Taps go on while this one is written: the form is a new one with ids of its own from here on.
    lastSaveMs = nowMs;
    if (header.worker !== undefined) keepNickname(storage, header.worker, today());
    set({
      forms: { ...state.forms, [kind]: newForm(kind) },
      repeatable: { ...state.repeatable, [kind]: { record: form.record, draft: form.draft } },
      problems: withoutProblem(kind),
      ...becoming({ type: "saving" }),
    });
    await write(form, { kind: "rec", event: form.event, record: record.value }, () => true);
  }

  /** `becomesLast` is asked once it is stored. */
  async function write(form: EntryForm, entry: Entry, becomesLast: () => boolean): Promise<void> {
    set({ writing: [...state.writing, form.record] });
    const result = await phone.save(entry);
    const writing = state.writing.filter((record) => record !== form.record);
    const isThis = (other: UnsavedEntry) => other.form.event === form.event;
    if (result.ok) {
      const { draft } = form;
      const last: LastEntry = { type: "saved", saved: result.value, draft, isChanging: false };
      set({
        writing,
        unsaved: state.unsaved.filter((other) => !isThis(other)),
        ...(becomesLast() && becoming(last)),
      });
      if (noteSaved(storage)) onFirstSave();
    } else {
      set({
        writing,
        unsaved: inPlace(state.unsaved, { form, entry, failure: result.error, isTrying: false }, isThis),
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
