/**
 * Records, events and programs for tests: say what matters, the rest is filled
 * in. The only place in the tests where a string is cast to a brand, so tests
 * can write plain literals.
 */
import type {
  Decimal,
  EventId,
  ItemCode,
  KitCode,
  LocalDate,
  LocalMonth,
  RecordId,
  ReferralCode,
  ServiceCode,
  ShiftId,
  SiteCode,
  StepCode,
} from "../../src/domain/ids.ts";
import type { FixEvent, RecEvent, RecordEvent, VoidEvent, VoidReason } from "../../src/domain/event.ts";
import type { Program, Site } from "../../src/domain/program.ts";
import type {
  CleanupRecord,
  EncounterRecord,
  GroupRecord,
  Line,
  RecordHeader,
  SatchelRecord,
  ShiftRecord,
  StockRecord,
  TallyRecord,
} from "../../src/domain/record.ts";

type Branded =
  | Decimal
  | EventId
  | ItemCode
  | KitCode
  | LocalDate
  | LocalMonth
  | RecordId
  | ReferralCode
  | ServiceCode
  | ShiftId
  | SiteCode
  | StepCode;

/** The same shape with plain strings where the domain has brands. */
export type Plain<T> = T extends Branded
  ? string
  : T extends readonly (infer Member)[]
    ? readonly Plain<Member>[]
    : T extends object
      ? { readonly [Key in keyof T]: Plain<T[Key]> }
      : T;

/** What is handed out, by item, as a short way to write lines: `{ "NLX-NAS-4": 3 }`. */
type Out = { readonly out?: Readonly<Record<string, number>> };

type Overrides<T> = Partial<Plain<T>>;

export const itemCode = (text: string) => text as ItemCode;
export const kitCode = (text: string) => text as KitCode;
export const serviceCode = (text: string) => text as ServiceCode;
export const referralCode = (text: string) => text as ReferralCode;
export const stepCode = (text: string) => text as StepCode;
export const siteCode = (text: string) => text as SiteCode;
export const localDate = (text: string) => text as LocalDate;
export const localMonth = (text: string) => text as LocalMonth;
export const decimal = (text: string) => text as Decimal;

let recordCount = 0;
let eventCount = 0;

/** The next record id of this test file, or the `n`th. Ids sort as their numbers do. */
export function recordId(n: number = ++recordCount): RecordId {
  return `10000000-0000-4000-8000-${twelveDigits(n)}` as RecordId;
}

/** The next event id of this test file, or the `n`th. Ids sort as their numbers do. */
export function eventId(n: number = ++eventCount): EventId {
  return `e0000000-0000-4000-8000-${twelveDigits(n)}` as EventId;
}

/** One contact with one person and nothing handed out, on 8 March 2026 at site MAIN. */
export function encounterOf({
  out,
  lines,
  ...given
}: Overrides<EncounterRecord> & Out = {}): EncounterRecord {
  return branded<EncounterRecord>({
    ...headerOf(),
    kind: "encounter",
    people: 1,
    forOthers: 0,
    lines: [...(lines ?? []), ...linesOf(out ?? {})],
    kits: [],
    returns: [],
    services: [],
    referrals: [],
    steps: [],
    reversals: [],
    ...given,
  });
}

/** A drop-in of five heads, counted. */
export function groupOf({ out, lines, ...given }: Overrides<GroupRecord> & Out = {}): GroupRecord {
  return branded<GroupRecord>({
    ...headerOf(),
    kind: "group",
    topic: "SVC-DROPIN",
    heads: 5,
    headsCounted: true,
    lines: [...(lines ?? []), ...linesOf(out ?? {})],
    kits: [],
    services: [],
    referrals: [],
    steps: [],
    ...given,
  });
}

/** A sweep that brought back ten used syringes, counted. */
export function cleanupOf(given: Overrides<CleanupRecord> = {}): CleanupRecord {
  return branded<CleanupRecord>({
    ...headerOf(),
    kind: "cleanup",
    returns: [{ method: "counted", quantity: 10 }],
    ...given,
  });
}

/** A paper month: March 2026, nothing in it. */
export function tallyOf({ out, lines, ...given }: Overrides<TallyRecord> & Out = {}): TallyRecord {
  return branded<TallyRecord>({
    ...headerOf(),
    day: "2026-03-31",
    firstDay: "2026-03-01",
    kind: "tally",
    lines: [...(lines ?? []), ...linesOf(out ?? {})],
    kits: [],
    returns: [],
    ...given,
  });
}

/** One phone's part of an evening, closed. */
export function shiftOf(given: Overrides<ShiftRecord> = {}): ShiftRecord {
  return branded<ShiftRecord>({
    ...headerOf(),
    kind: "shift",
    start: "2026-03-08T22:00Z",
    workers: [],
    closed: true,
    empty: false,
    ...given,
  });
}

/** A delivery of a hundred naloxone sprays. */
export function stockOf(given: Overrides<StockRecord> = {}): StockRecord {
  return branded<StockRecord>({
    ...headerOf(),
    kind: "stock",
    movement: "received",
    place: "STORE",
    lines: [{ item: "NLX-NAS-4", quantity: 100 }],
    returns: [],
    ...given,
  });
}

/** Lines handed out, in base units. */
function linesOf(out: Readonly<Record<string, number>>): Line[] {
  return Object.entries(out).map(([item, quantity]) => ({
    item: itemCode(item),
    quantity,
    direction: "out",
  }));
}

/** The event that makes a record. */
export function eventOf(record: SatchelRecord, given: { readonly id?: EventId } = {}): RecEvent {
  return { id: given.id ?? eventId(), record: record.id, rev: 1, kind: "rec", content: record };
}

/** An event that replaces `base`. The content keeps the id of the record, whatever it says. */
export function fixOf(
  base: RecordEvent,
  content: SatchelRecord,
  given: { readonly id?: EventId } = {},
): FixEvent {
  return {
    id: given.id ?? eventId(),
    record: base.record,
    rev: base.rev + 1,
    kind: "fix",
    base: base.id,
    content: { ...content, id: base.record },
  };
}

/** An event that takes the record of `base` out of the counts. */
export function voidOf(
  base: RecordEvent,
  given: { readonly id?: EventId; readonly reason?: VoidReason } = {},
): VoidEvent {
  return {
    id: given.id ?? eventId(),
    record: base.record,
    rev: base.rev + 1,
    kind: "void",
    base: base.id,
    reason: given.reason ?? "mistake",
  };
}

/** A program in New York whose day begins at 04:00, with one site, MAIN. */
export function programOf(given: Overrides<Program> = {}): Program {
  return branded<Program>({
    schema: 1,
    name: "Harbor Outreach",
    zone: "America/New_York",
    dayStartHour: 4,
    weekStart: 1,
    fiscalStart: "07-01",
    timePrecision: "part",
    sites: [siteOf()],
    factors: { version: 1, perPound: "281", perKilogram: "619.5", perLitre: "50" },
    ...given,
  });
}

/** Site MAIN, in the street. */
export function siteOf(given: Overrides<Site> = {}): Site {
  return branded<Site>({ code: "MAIN", name: "Main Street", model: "street", ...given });
}

function headerOf(): RecordHeader {
  return branded<RecordHeader>({
    schema: 1,
    id: recordId(),
    day: "2026-03-08",
    utcOffsetMinutes: -240,
    site: "MAIN",
    catalogue: 1,
  });
}

/** Name the type at the call: it can't be inferred through `Plain`. */
function branded<T>(plain: NoInfer<Plain<T>>): T {
  return plain as T;
}

function twelveDigits(n: number): string {
  return String(n).padStart(12, "0");
}
