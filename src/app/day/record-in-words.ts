/** What one record says, in words: for the day's list, and to show what a fix changed. */
import type { CatalogueNames, Language } from "../../domain/catalogue/catalogue.ts";
import { msOfQuarter } from "../../domain/shift.ts";
import type { StockLine } from "../../domain/stock.ts";
import type { Line, Return, Reversal, SatchelRecord } from "../../domain/record.ts";
import { formatClock, formatDay, formatDayRange } from "../language/format-date.ts";
import { formatNumber } from "../language/format-number.ts";
import { nameOf } from "../language/LanguageProvider.tsx";
import type { Text } from "../language/text.ts";
import { changedItems } from "../record/kits-of-draft.ts";
import type { Supplies } from "../record/supply-lines.ts";

export interface Words {
  readonly text: Text;
  readonly names: CatalogueNames;
  readonly language: Language;
}

export type PartKey = keyof Text["day"]["labels"];

/** One thing that a record says, under its label. */
export interface RecordPart {
  readonly key: PartKey;
  readonly words: string;
}

/** Contact, or what a group was about. */
export function titleInWords(record: SatchelRecord, { text, names }: Words): string {
  const kind = text.day.kinds[record.kind];
  if (record.kind === "stock") return `${kind} · ${text.day.movements[record.movement]}`;
  return record.kind === "group" ? `${kind} · ${nameOf(names, record.topic)}` : kind;
}

/** A part of the day by its name, an hour as it is. */
export function timeInWords(time: NonNullable<SatchelRecord["time"]>, { text }: Words): string {
  const parts: Readonly<Record<string, string>> = text.items.partsOfDay;
  return parts[time] ?? time;
}

/** What was given, taken back and done, in the order in which it matters at the list. */
export function whatInWords(record: SatchelRecord, words: Words): readonly RecordPart[] {
  switch (record.kind) {
    case "encounter":
      return filled({
        who: whoOf(record, words),
        gave: givenOf(record, words),
        collected: collectedOf(record.lines, words),
        returned: returnedOf(record.returns, words),
        overdoses: record.reversals
          .map((reversal) => reversalOf(reversal, words))
          .join(words.text.day.betweenNames),
        ...doneOf(record, words),
        // In a list that anybody may glance at, what leads to a person is only said to be there.
        participantCode: record.participantCode === undefined ? "" : words.text.day.isNoted,
        about: answeredIn(record) ? words.text.day.isNoted : "",
        note: record.note ?? "",
      });
    case "group":
      return filled({
        who: groupOf(record, words),
        gave: givenOf(record, words),
        collected: collectedOf(record.lines, words),
        ...doneOf(record, words),
      });
    case "cleanup":
      return filled({ returned: returnedOf(record.returns, words) });
    case "tally":
      return filled({
        day: words.text.day.covers(formatDayRange(words.language, record.firstDay, record.day)),
        who: tallyOf(record, words),
        gave: givenOf(record, words),
        collected: collectedOf(record.lines, words),
        returned: returnedOf(record.returns, words),
      });
    case "shift":
      return filled({
        time: shiftTimesOf(record, words),
        who: record.workers.join(", "),
        note: listed([record.empty && words.text.day.nothingToRecord, record.note ?? false]),
      });
    case "stock":
      return filled({
        moved: record.lines.map((line) => movedOf(line, words)).join(words.text.day.betweenNames),
        returned: returnedOf(record.returns, words),
        place: record.movement === "transfer" ? (record.toPlace ?? "") : "",
        note: record.note ?? "",
      });
  }
}

/** Where and when as well, for a comparison of two contents. */
export function allInWords(
  record: SatchelRecord,
  words: Words & { readonly siteName: string },
): readonly RecordPart[] {
  return [
    ...filled({
      ...(record.kind !== "tally" && { day: formatDay(words.language, record.day) }),
      time: record.time === undefined ? "" : timeInWords(record.time, words),
      place: words.siteName,
    }),
    ...whatInWords(record, words).map((part) => ({ ...part, words: wholeOf(part, record) })),
  ];
}

/** What a list only says to be there is what somebody who compares two contents came for. */
function wholeOf({ key, words }: RecordPart, record: SatchelRecord): string {
  if (record.kind !== "encounter") return words;
  if (key === "participantCode") return record.participantCode ?? words;
  return key === "about" ? answersIn(record) : words;
}

function answeredIn(record: Kind<"encounter">): boolean {
  return Object.keys(record.demographics ?? {}).length > 0;
}

/** By code, as they leave in a table: the words of the questions come only with the form that asks them. */
function answersIn({ demographics = {} }: Kind<"encounter">): string {
  return Object.entries(demographics)
    .map(([question, answers]) => `${question}: ${answers.join(", ")}`)
    .join("; ");
}

type Kind<K extends SatchelRecord["kind"]> = Extract<SatchelRecord, { kind: K }>;

function whoOf(record: Kind<"encounter">, { text }: Words): string {
  return listed([
    record.people > 1 && text.day.people(record.people),
    record.forOthers > 0 && text.day.forOthers(record.forOthers),
    record.newReturning !== undefined && text.day.newReturning[record.newReturning],
  ]);
}

/** From when to when, by the clock of the place; an end that isn't there yet, or that nobody knows, is left open. */
function shiftTimesOf({ start, end, utcOffsetMinutes }: Kind<"shift">, { language }: Words): string {
  const clockOf = (quarter: string) =>
    formatClock(language, msOfQuarter(quarter) + utcOffsetMinutes * msPerMinute, "UTC");
  return `${clockOf(start)} – ${end === undefined ? "…" : clockOf(end)}`;
}

const msPerMinute = 60_000;

function groupOf(record: Kind<"group">, { text }: Words): string {
  return listed([
    text.day.heads(record.heads, record.headsCounted),
    record.minutes !== undefined && text.day.minutes(record.minutes),
  ]);
}

function tallyOf(record: Kind<"tally">, { text }: Words): string {
  return listed([
    record.contacts !== undefined && text.day.contactsToldOf(record.contacts),
    record.people !== undefined && text.day.people(record.people),
    record.forOthers !== undefined && text.day.forOthers(record.forOthers),
  ]);
}

/** Kits by their name with what in them is not as usual, and beside them only what was not in one. */
function givenOf(record: Supplies, words: Words): string {
  const loose = record.lines.filter((line) => line.direction === "out" && line.kit === undefined);
  const kits = record.kits.map((kit) => {
    const changed = changedItems(record, kit).map(({ item, quantity }) => timesName(quantity, item, words));
    const what = timesName(kit.quantity, kit.code, words);
    return changed.length === 0 ? what : `${what} (${words.text.record.kitChangedTo(listed(changed))})`;
  });
  return [...kits, ...loose.map((line) => lineOf(line, words))].join(words.text.day.betweenNames);
}

/** What was counted, and by how much it is not what it should have been. */
function movedOf({ item, quantity, counted, lot }: StockLine, words: Words): string {
  const difference = formatNumber(words.language, quantity);
  const said = listed([
    lot ?? false,
    counted !== undefined && quantity !== 0 && (quantity > 0 ? `+${difference}` : difference),
  ]);
  const what = timesName(counted ?? quantity, item, words);
  return said === "" ? what : `${what} (${said})`;
}

function lineOf(line: Line, words: Words): string {
  const { text } = words;
  const said = listed([
    line.supply !== undefined && text.day[line.supply],
    line.reason !== undefined && text.items.refillReasons[line.reason],
  ]);
  const what = timesName(line.quantity, line.item, words);
  return said === "" ? what : `${what} (${said})`;
}

function collectedOf(lines: readonly Line[], words: Words): string {
  const collected = lines.filter((line) => line.direction === "in");
  return collected
    .map((line) => timesName(line.quantity, line.item, words))
    .join(words.text.day.betweenNames);
}

/** Counted and estimated are never added up. */
function returnedOf(returns: readonly Return[], { text, language }: Words): string {
  const total = (isWanted: (method: Return["method"]) => boolean) =>
    returns.reduce((sum, { method, quantity }) => (isWanted(method) ? sum + quantity : sum), 0);
  const counted = total((method) => method === "counted");
  const estimated = total((method) => method !== "counted");
  return listed([
    counted > 0 && text.day.counted(formatNumber(language, counted)),
    estimated > 0 && text.day.estimated(formatNumber(language, estimated)),
  ]);
}

function reversalOf({ used, outcome, ems, place }: Reversal, words: Words): string {
  const { text } = words;
  return listed([
    text.items.reversalOutcomes[outcome],
    used.length === 0 && text.day.dosesNotKnown,
    ...used.map(({ product, doses }) =>
      product === undefined ? text.day.dosesUsed(doses) : timesName(doses, product, words),
    ),
    place !== undefined && text.items.placeTypes[place],
    ems !== undefined && (ems ? text.day.emsCalled : text.day.emsNotCalled),
  ]);
}

type Done = Pick<Kind<"group">, "services" | "referrals" | "steps">;

function doneOf({ services, referrals, steps }: Done, words: Words) {
  const { text, names } = words;
  return {
    services: listed(
      services.map(({ code, count, minutes, heads }) => {
        const said = listed([
          minutes !== undefined && text.day.minutes(minutes),
          heads !== undefined && text.day.peopleReached(heads),
        ]);
        const what = timesName(count, code, words);
        return said === "" ? what : `${what} (${said})`;
      }),
    ),
    referrals: listed(
      referrals.map(
        ({ code, outcome }) => `${nameOf(names, code)} (${text.items.referralOutcomes[outcome]})`,
      ),
    ),
    steps: listed(steps.map(({ code, count }) => timesName(count, code, words))),
  };
}

/** Always with its number: "Injection kit, 4" is the name of one kit. */
function timesName(quantity: number, code: string, { names, language }: Words): string {
  return `${formatNumber(language, quantity)} × ${nameOf(names, code)}`;
}

function listed(parts: readonly (string | false)[]): string {
  return parts.filter((part) => part !== false && part !== "").join(", ");
}

function filled(parts: Partial<Record<PartKey, string>>): readonly RecordPart[] {
  return (Object.entries(parts) as [PartKey, string][])
    .filter(([, words]) => words !== "")
    .map(([key, words]) => ({ key, words }));
}
