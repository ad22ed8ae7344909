/** What people did, counted by what lies in logs in the end: a save that failed did nothing. */
import type { FixEvent, RecordEvent } from "../../src/domain/event.ts";
import type { Coverage } from "./coverage.ts";
import type { World } from "./world.ts";

export async function countLate(world: World): Promise<void> {
  const { ledger, coverage, phones } = world;
  const byId = new Map<string, RecordEvent>(ledger.events.map((event) => [event.id, event]));
  for (const event of ledger.events) {
    if (world.savedByLeads.has(event.id)) coverage.met("fix or void in a lead's own browser");
    else if (event.kind === "void") coverage.met("void");
    if (event.kind === "fix") countMoves(event, byId.get(event.base), coverage);
  }
  countMadeAtOnce(world);
  for (const phone of phones) {
    if ((await phone.prunedTo()) > 0) coverage.met("events left the phone by retention");
  }
}

function countMoves({ content }: FixEvent, base: RecordEvent | undefined, coverage: Coverage): void {
  if (base === undefined || !("content" in base)) return;
  const { day, site } = base.content;
  if (content.site !== site) coverage.met("fix that moves its record to another site");
  if (content.day.slice(0, 7) !== day.slice(0, 7)) coverage.met("fix that moves its record to another month");
  else if (content.day !== day) coverage.met("fix that moves its record to another day of the month");
}

/** Of one record, and onto the same revision of it. */
function countMadeAtOnce({ ledger, coverage, desk, savedByLeads }: World): void {
  const isOfLead = ({ id }: RecordEvent): boolean => desk.has(id) || savedByLeads.has(id);
  for (const atOnce of Map.groupBy(ledger.events, ({ record, rev }) => `${record} ${rev}`).values()) {
    // What both of two clones bring that was recorded before them, nobody changed.
    const changes = atOnce.filter(({ kind }) => kind !== "rec");
    const ofPhones = changes.filter((event) => !isOfLead(event));
    if (ofPhones.length > 1) coverage.met("changed by two phones at once");
    if (ofPhones.length === 0 || ofPhones.length === changes.length) continue;
    coverage.met("changed by a lead and a phone at once");
    if (changes.some(({ id }) => desk.moves.has(id))) {
      coverage.met("moved by a lead and changed by a phone at once");
    }
  }
}
