import type { Program } from "../../domain/program.ts";
import type { SatchelRecord } from "../../domain/record.ts";
import type { ReadableRow } from "../../storage/phone.ts";
import { draftFromRecord, isEntryRecord } from "../record/draft-record.ts";
import { summariseDraft } from "../record/summarise-draft.ts";
import { timeInWords, titleInWords, type Words } from "./record-in-words.ts";

/** "Contact, Evening, Main Street": tells an entry from its neighbours. */
export function entryName(row: ReadableRow, program: Program, words: Words): string {
  const record = row.state.content?.record;
  if (record === undefined) return words.text.day.voidedNoReason;
  return recordName(record, program, words);
}

export function recordName(record: SatchelRecord, program: Program, words: Words): string {
  return [titleInWords(record, words), ...whereAndWhen(record, program, words)].join(", ");
}

/** " (2 kits, 5 strips)", behind the name of an entry that isn't in sight: of two with one time and place, which? */
export function sumBehindName(record: SatchelRecord, { factors }: Program, { text }: Words): string {
  const sum = isEntryRecord(record) ? summariseDraft(draftFromRecord(record), { text, factors }) : "";
  return sum === "" ? "" : ` (${sum})`;
}

/** Time, where one was kept, and site. */
export function whereAndWhen(record: SatchelRecord, program: Program, words: Words): readonly string[] {
  const time = record.time === undefined ? [] : [timeInWords(record.time, words)];
  return [...time, siteName(record, program)];
}

/** As the program calls the site today; a site it doesn't know goes by its code. */
export function siteName({ site }: Pick<SatchelRecord, "site">, { sites }: Program): string {
  return sites.find(({ code }) => code === site)?.name ?? site;
}
