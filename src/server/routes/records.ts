/** Routes of what was recorded: the exchange, month blocks, records and their history. */
import { isLocalDate, isRecordId } from "../../contract/ids.ts";
import type { HistoryReply } from "../../contract/wire/desk-messages.ts";
import { isCursor } from "../../contract/wire/wire-fields.ts";
import { maxEventsPerExchange, maxInflatedBytes, maxWireBytes } from "../../contract/wire/wire-limits.ts";
import { Refusal, retryAfter } from "../refusal.ts";
import type { HistoryEntry } from "../stores/store.ts";
import type { Handlers } from "./handler.ts";
import type { Services } from "./services.ts";
import { currentSettings } from "./settings.ts";

/** A disk that is full is seldom emptied sooner. */
const diskRetryMs = 60_000;

export function recordHandlers(
  services: Services,
): Handlers<"sync" | "rollups" | "recordsOfDay" | "historyOfRecord"> {
  const { access, records, opener } = services;
  return {
    async sync({ caller, body, version, now }) {
      // Before anything is stored: what can't be answered whole is not begun.
      const { tag } = await currentSettings(services, { role: caller.role, version, nowMs: now.ms });
      const { program, kind, id } = caller;
      const phone =
        kind === "account" && body.device !== undefined
          ? await access.device(program, body.device)
          : undefined;
      const answer = await records.exchange({
        program,
        sender: { kind, id },
        // Of a phone that this program doesn't know, it is the account's: refused, it would be lost.
        ...(phone !== undefined && { copyOf: phone.id }),
        request: body,
        opened: Promise.all(body.events.map((event) => opener.open(event, program))),
        today: now.day,
      });
      if (!answer.ok) {
        throw new Refusal(answer.error, answer.error === "unavailable" ? retryAfter(diskRetryMs) : {});
      }
      const limits = { events: maxEventsPerExchange, bytes: maxWireBytes, inflated: maxInflatedBytes };
      return {
        reply: { ...answer.value, now: now.ms, limits, settings: tag },
        events: body.events.length,
      };
    },

    rollups({ caller, query: { after } }) {
      if (after !== undefined && !isCursor(after)) throw new Refusal("malformed");
      const pulled = records.rollups(caller.program, after);
      if (!pulled.ok) throw new Refusal(pulled.error);
      return { reply: pulled.value };
    },

    recordsOfDay({ caller, query: { day, after } }) {
      if (!isLocalDate(day)) throw new Refusal("malformed");
      if (after === undefined) return { reply: records.recordsOfDay(caller.program, day) };
      if (!isRecordId(after)) throw new Refusal("malformed");
      return { reply: records.recordsOfDay(caller.program, day, after) };
    },

    async historyOfRecord({ caller, path: { record } }) {
      const entries = isRecordId(record) ? records.historyOf(caller.program, record) : undefined;
      if (entries === undefined) throw new Refusal("not-found");
      const names = await namesOf(caller.program, entries);
      const history = entries.map((entry) => ({ ...entry, from: names.get(entry.from.id) ?? unnamed }));
      const isLetGo = entries.some(({ kind, record: said }) => kind !== "void" && said === undefined);
      return { reply: { history, ...(isLetGo && { isLetGo }) } satisfies HistoryReply };
    },
  };

  /** Of the phones and accounts that had a part in a history: few, whatever its length. */
  async function namesOf(
    program: string,
    entries: readonly HistoryEntry[],
  ): Promise<ReadonlyMap<string, string>> {
    const names = new Map<string, string>();
    for (const { from } of entries) {
      if (names.has(from.id)) continue;
      names.set(from.id, (await access.nameOf(program, from.id)) ?? unnamed);
    }
    return names;
  }
}

/** Of a sender that is in no list any more. */
const unnamed = "?";
