/** Routes of what came and counts for nothing. */
import { isRecordId } from "../../contract/ids.ts";
import { maxSequence } from "../../contract/limits.ts";
import type { QuarantineEntry } from "../../contract/wire/quarantine-messages.ts";
import { maxShownContentLength } from "../../contract/wire/wire-limits.ts";
import { Refusal } from "../refusal.ts";
import type { QuarantinedEvent, QuarantinePlace } from "../stores/store.ts";
import type { Handlers } from "./handler.ts";
import type { Services } from "./services.ts";

/** Of a sender or a lead that is in no list any more. */
const unnamed = "?";

export function quarantineHandlers({
  access,
  records,
  opener,
  lookAgain,
}: Pick<Services, "access" | "records" | "opener" | "lookAgain">): Handlers<
  "quarantine" | "quarantinedEvent" | "decideQuarantined" | "lookAgain"
> {
  return {
    async quarantine({ caller, query: { of = "open", after } }) {
      if (of !== "open" && of !== "decided") throw new Refusal("malformed");
      const { events, next } = records.quarantinePage(caller.program, {
        of,
        ...(after !== undefined && { after: placeAfter(after) }),
      });
      const entries = await Promise.all(events.map((event) => entryOf(caller.program, event)));
      return { reply: { entries, ...(next !== undefined && { next: `${next.number}.${next.seq}` }) } };
    },

    async quarantinedEvent({ caller, path }) {
      const event = records.quarantinedAt(caller.program, placeOf(path));
      if (event === undefined) throw new Refusal("not-found");
      const opened = await opener.open(event.wire, caller.program);
      const content = opened.canonical && textOf(opened.canonical);
      const entry = await entryOf(caller.program, event);
      return { reply: { entry, ...(content !== undefined && { content }) } };
    },

    decideQuarantined({ caller, path, body, now }) {
      const given = { place: placeOf(path), decision: body, by: caller.id, now };
      if (!records.decide(caller.program, given)) throw new Refusal("not-found");
      return { reply: undefined };
    },

    async lookAgain({ caller, now }) {
      const looked = await lookAgain();
      const line = {
        actor: caller.id,
        action: "look-again",
        object: "all",
        rows: looked.understood,
      } as const;
      await access.note(caller.program, line, now);
      return { reply: looked };
    },
  };

  async function entryOf(program: string, event: QuarantinedEvent): Promise<QuarantineEntry> {
    const { number, seq, code, receivedDay, wire, from, decision } = event;
    const { id, record, kind, rev, schema, key, withheld, day } = wire;
    const name = async (who: string) => (await access.nameOf(program, who)) ?? unnamed;
    return {
      number,
      seq,
      code,
      event: id,
      record,
      kind,
      rev,
      schema,
      ...(key !== undefined && { key }),
      ...(withheld !== undefined && { withheld }),
      day,
      receivedDay,
      from: await name(from.id),
      ...(decision !== undefined && {
        decision: {
          kind: decision.kind,
          ...(decision.reason !== undefined && { reason: decision.reason }),
          by: await name(decision.account),
          day: decision.day,
        },
      }),
    };
  }
}

/** Whatever bytes they are: a person looks at it, nothing counts it. */
function textOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes).slice(0, maxShownContentLength);
}

function placeAfter(after: string): QuarantinePlace {
  const [number = "", seq = ""] = after.split(".");
  return placeOf({ number, seq });
}

function placeOf({ number, seq }: Readonly<Record<"number" | "seq", string>>): QuarantinePlace {
  const place = { number, seq: Number(seq) };
  const isPlace = isRecordId(number) && /^[1-9]\d{0,15}$/.test(seq) && place.seq <= maxSequence;
  if (!isPlace) throw new Refusal("malformed");
  return place;
}
