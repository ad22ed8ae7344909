/** From a draft to the record that is stored, and back for a fix. Together they change nothing that the form doesn't show. */
import { maxTextLength } from "../../contract/limits.ts";
import { recordSchema, type RecordHeader } from "../../domain/record.ts";
import { shippedCatalogue } from "../../domain/catalogue/shipped.ts";
import type { LocalDate, RecordId, ShiftId, SiteCode } from "../../domain/ids.ts";
import type { Factors, Program } from "../../domain/program.ts";
import { localTimeAt, offsetOnDay, programDayAt, utcOffsetMinutesAt } from "../../domain/program-day.ts";
import type {
  CleanupRecord,
  EncounterRecord,
  GroupRecord,
  Return,
  ServiceModel,
} from "../../domain/record.ts";
import { err, ok, type Result } from "../../domain/result.ts";
import type { Draft, EntryKind, EntryRecord } from "./draft.ts";
import { emptyDraft, isEmptyDraft } from "./draft.ts";
import { largeTileCodes } from "./large-numbers.ts";
import { returnOf } from "./returned.ts";

/** Why a draft isn't a record yet. */
export type DraftProblem = "empty" | "return-unfinished" | "no-topic" | "no-heads";

/** What an entry that is made in a shift takes from it. What isn't known of the shift here is left out. */
export interface ShiftOfEntry {
  readonly id: ShiftId;
  readonly site: SiteCode | undefined;
  readonly route: string | undefined;
  readonly model: ServiceModel | undefined;
}

interface HeaderFacts {
  readonly id: RecordId;
  readonly site: SiteCode;
  /** A program day before today, or today. */
  readonly day: LocalDate;
  readonly program: Program;
  /** Who records, by the name chosen for it. Taken only where the program asks. */
  readonly worker?: string | undefined;
  readonly shift?: ShiftOfEntry | undefined;
  readonly nowMs: number;
}

/** What every new record carries. For an earlier day nobody noted the time, so it has none. */
export function newHeader({ id, site, day, program, worker, shift, nowMs }: HeaderFacts): RecordHeader {
  const { zone, dayStartHour, timePrecision, sites, asks } = program;
  const isToday = day === programDayAt({ instantMs: nowMs, zone, dayStartHour });
  const time = isToday ? localTimeAt({ instantMs: nowMs, zone, precision: timePrecision }) : undefined;
  const ofShift = site === shift?.site ? shift.model : undefined;
  const model = ofShift ?? sites.find(({ code }) => code === site)?.model;
  return {
    schema: recordSchema,
    id,
    day,
    ...(time !== undefined && { time }),
    utcOffsetMinutes: isToday
      ? utcOffsetMinutesAt({ instantMs: nowMs, zone })
      : offsetOnDay({ day, zone, dayStartHour }),
    site,
    ...(shift?.route !== undefined && { route: shift.route }),
    ...(model !== undefined && { model }),
    ...(worker !== undefined && asks?.worker === true && { worker }),
    catalogue: shippedCatalogue.version,
  };
}

/** The header of a record that is fixed. Only what follows from the day or the site changes with it. */
export function fixedHeader(
  origin: EntryRecord,
  { site, day, program }: { readonly site: SiteCode; readonly day: LocalDate; readonly program: Program },
): RecordHeader {
  const { zone, dayStartHour } = program;
  const model = site === origin.site ? origin.model : program.sites.find(({ code }) => code === site)?.model;
  const { model: _model, ...header } = headerOf(origin);
  return {
    ...header,
    day,
    utcOffsetMinutes:
      day === origin.day
        ? origin.utcOffsetMinutes
        : offsetOnDay({ day, ...(origin.time !== undefined && { time: origin.time }), zone, dayStartHour }),
    site,
    ...(model !== undefined && { model }),
    // It is written as this app writes records; a tap may have added a code that the catalogue of then did not have.
    schema: recordSchema,
    catalogue: Math.max(origin.catalogue, shippedCatalogue.version),
  };
}

export function draftToRecord(
  draft: Draft,
  {
    header,
    factors,
    shift,
  }: {
    readonly header: RecordHeader;
    readonly factors: Factors;
    /** Of a new entry; one that is changed stays in its own. */
    readonly shift?: ShiftId | undefined;
  },
): Result<EntryRecord, DraftProblem> {
  if (isEmptyDraft(draft) && draft.origin === undefined) return err("empty");
  const returns = returnsOf(draft, factors);
  if (!returns.ok) return returns;

  switch (draft.kind) {
    case "encounter":
      return ok(encounterOf(draft, { ...header, ...shiftOf(draft, shift) }, returns.value));
    case "group":
      return groupOf(draft, { ...header, ...shiftOf(draft, shift) });
    case "cleanup":
      return returns.value.length === 0 && draft.origin === undefined
        ? err("empty")
        : ok(cleanupOf({ ...header, ...shiftOf(draft, shift) }, returns.value));
  }
}

export function draftFromRecord(record: EntryRecord): Draft {
  const meant = record.kind === "cleanup" ? [] : largeTileCodes(record.lines);
  const draft = { ...emptyDraft(record.kind), origin: record, meant };
  switch (record.kind) {
    case "encounter": {
      const { people, forOthers, newReturning, lines, kits, services, referrals, steps, reversals } = record;
      const { note = "", participantCode = "", demographics = {} } = record;
      const told = { services, referrals, steps, reversals };
      return {
        ...draft,
        people,
        forOthers,
        newReturning,
        lines,
        kits,
        ...told,
        returns: keptReturns(record),
        note,
        participantCode,
        demographics,
      };
    }
    case "group": {
      const { topic, heads, headsCounted, minutes, lines, kits, services, referrals, steps } = record;
      return { ...draft, topic, heads, headsCounted, minutes, lines, kits, services, referrals, steps };
    }
    case "cleanup":
      return { ...draft, returns: keptReturns(record) };
  }
}

/** Whether the form can show and change this kind of record. */
export function isEntryRecord(record: { readonly kind: string }): record is EntryRecord {
  return (["encounter", "group", "cleanup"] satisfies EntryKind[] as readonly string[]).includes(record.kind);
}

type HeaderInShift = RecordHeader & { readonly shift?: ShiftId };

function encounterOf(draft: Draft, header: HeaderInShift, returns: readonly Return[]): EncounterRecord {
  const { origin, people, forOthers, newReturning, lines, kits, services, referrals, steps, reversals } =
    draft;
  const before = origin?.kind === "encounter" ? origin : undefined;
  // What nobody touched stays as it was written elsewhere.
  const note = before?.note === draft.note ? draft.note : draft.note.trim();
  const participantCode =
    before?.participantCode === draft.participantCode
      ? draft.participantCode
      : writtenCode(draft.participantCode);
  const hasAnswers =
    Object.keys(draft.demographics).length > 0 || before?.demographics === draft.demographics;
  return {
    ...header,
    kind: "encounter",
    people,
    forOthers,
    ...(newReturning !== undefined && { newReturning }),
    lines,
    kits,
    returns,
    services,
    referrals,
    steps,
    reversals,
    ...(participantCode !== "" && { participantCode }),
    ...(hasAnswers && { demographics: draft.demographics }),
    ...(note !== "" && { note }),
  };
}

/** In one way of writing, so that one person's code is the same on every evening. */
function writtenCode(typed: string): string {
  const plain = typed.trim().replaceAll(/\s+/gu, " ");
  const written = plain.normalize("NFC").toUpperCase();
  // Some letters are two in capitals.
  return written.length > maxTextLength.participantCode ? plain : written;
}

function groupOf(draft: Draft, header: HeaderInShift): Result<GroupRecord, DraftProblem> {
  const { origin, topic, heads, headsCounted, minutes, lines, kits, services, referrals, steps } = draft;
  if (topic === undefined) return err("no-topic");
  // A group that came in a file without heads can still be changed.
  if (heads === 0 && origin === undefined) return err("no-heads");
  return ok({
    ...header,
    kind: "group",
    topic,
    heads,
    headsCounted,
    ...(minutes !== undefined && { minutes }),
    lines,
    kits,
    services,
    referrals,
    steps,
  });
}

function cleanupOf(header: HeaderInShift, returns: readonly Return[]): CleanupRecord {
  return { ...header, kind: "cleanup", returns };
}

/** A form nobody touched is no return; one that was begun is asked about, never dropped. */
function returnsOf(draft: Draft, factors: Factors): Result<readonly Return[], DraftProblem> {
  const returns: Return[] = [];
  for (const entry of draft.returns) {
    const result = returnOf(entry, factors);
    if (result.ok) returns.push(result.value);
    else if (result.error !== "untouched") return err("return-unfinished");
  }
  return ok(returns);
}

function keptReturns({ returns }: EncounterRecord | CleanupRecord): Draft["returns"] {
  return returns.map((kept) => ({ type: "kept", kept }));
}

function headerOf(record: EntryRecord): RecordHeader {
  const { schema, id, day, time, utcOffsetMinutes, site, route, model, worker, via, catalogue } = record;
  return {
    schema,
    id,
    day,
    ...(time !== undefined && { time }),
    utcOffsetMinutes,
    site,
    ...(route !== undefined && { route }),
    ...(model !== undefined && { model }),
    ...(worker !== undefined && { worker }),
    ...(via !== undefined && { via }),
    catalogue,
  };
}

function shiftOf({ origin }: Draft, now: ShiftId | undefined) {
  const shift = origin === undefined ? now : origin.shift;
  return shift === undefined ? {} : { shift };
}
