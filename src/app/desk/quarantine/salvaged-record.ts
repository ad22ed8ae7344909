/** What can be saved of an entry that contradicts itself, as a start for a lead's correction. */
import { isLocalDate } from "../../../contract/ids.ts";
import { newestRecordSchema } from "../../../contract/limits.ts";
import { parseRecord } from "../../../contract/record-schema.ts";
import type { QuarantineEntry } from "../../../contract/wire/quarantine-messages.ts";
import { shippedCatalogue } from "../../../domain/catalogue/shipped.ts";
import type { Program } from "../../../domain/program.ts";
import type { EntryRecord } from "../../record/draft.ts";
import { isEntryRecord } from "../../record/draft-record.ts";

/** Each turn takes the places away that the one before complained of; a record has fewer. */
const maxTurns = 40;

/**
 * The record with everything that the schema takes, and nothing made up beyond
 * what an empty form says. `undefined` where it is of no kind that the form has.
 */
export function salvagedRecord(
  content: unknown,
  { record, day }: Pick<QuarantineEntry, "record" | "day">,
  { sites }: Pick<Program, "sites">,
): EntryRecord | undefined {
  if (!isObject(content) || typeof content["kind"] !== "string") return undefined;
  if (!isEntryRecord({ kind: content["kind"] })) return undefined;
  const blank: Fields = { ...blankFields, day, site: sites[0]?.code };
  // Which record it is of, and in which form it is written, is ours to say.
  let fields: Fields = { ...content, id: record, schema: newestRecordSchema };
  // Its own day, where that is one: the form shows it, and the list says under which it came.
  if (!isLocalDate(fields["day"])) fields = { ...fields, day };
  for (let turn = 0; turn < maxTurns; turn++) {
    const parsed = parseRecord(fields);
    if (parsed.ok) return isEntryRecord(parsed.value) ? parsed.value : undefined;
    const places = new Set(parsed.error.map(({ path }) => path.split(".")[0] ?? ""));
    if (places.has("")) return undefined;
    fields = without(fields, places, blank);
  }
  return undefined;
}

type Fields = Readonly<Record<string, unknown>>;

/** What a record must have, as an empty form says it. */
const blankFields: Fields = {
  utcOffsetMinutes: 0,
  catalogue: shippedCatalogue.version,
  people: 1,
  forOthers: 0,
  topic: "SVC-DROPIN",
  heads: 0,
  headsCounted: false,
  lines: [],
  kits: [],
  returns: [],
  services: [],
  referrals: [],
  steps: [],
  reversals: [],
};

/** A place that was emptied already and is complained of again is one too many. */
function without(fields: Fields, places: ReadonlySet<string>, blank: Fields): Fields {
  const kept = Object.entries(fields).filter(([name]) => !places.has(name));
  const emptied = [...places].flatMap((name) =>
    name in blank && fields[name] !== blank[name] ? [[name, blank[name]] as const] : [],
  );
  return Object.fromEntries([...kept, ...emptied]);
}

function isObject(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
