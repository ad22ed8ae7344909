/** What practice begins with: places that nobody goes to, and one contact that never was. */
import { assert } from "../../domain/assert.ts";
import type { Program } from "../../domain/program.ts";
import { programDayAt } from "../../domain/program-day.ts";
import type { SatchelRecord } from "../../domain/record.ts";
import { draftToRecord, newHeader } from "../record/draft-record.ts";
import { emptyDraft } from "../record/draft.ts";
import { reduceDraft } from "../record/reduce-draft.ts";
import { tilesOf } from "../record/tile-catalogue.ts";
import { siteCodeFor } from "../settings/site-fields.ts";
import type { Clock, Ids } from "../shell/program-context.tsx";
import { firstProgram } from "../welcome/first-program.ts";

interface MadeUpWords {
  readonly program: string;
  readonly sites: readonly [string, string];
}

export function madeUpProgram(words: MadeUpWords, zone: string): Program {
  const [siteName, otherName] = words.sites;
  const program = firstProgram({ name: words.program, siteName, zone, browserLanguages: [] });
  const { sites } = program;
  return {
    ...program,
    sites: [...sites, { code: siteCodeFor(otherName, sites), name: otherName, model: "mobile" }],
  };
}

/** So that the list of the day isn't empty. */
export function madeUpContact(program: Program, { clock, ids }: { clock: Clock; ids: Ids }): SatchelRecord {
  const { zone, dayStartHour, sites, factors } = program;
  const nowMs = clock.now();
  const [, site] = sites;
  const [tallied] = tilesOf("kits");
  assert(
    site !== undefined && tallied !== undefined,
    "there are two made-up sites, and kits in every catalogue",
  );
  const day = programDayAt({ instantMs: nowMs, zone, dayStartHour });
  const header = newHeader({ id: ids.recordId(), site: site.code, day, program, nowMs });
  const draft = reduceDraft(emptyDraft("encounter"), { type: "add", tallied, quantity: 2 });
  const record = draftToRecord(draft, { header, factors });
  assert(record.ok, "two kits are a contact");
  return record.value;
}
