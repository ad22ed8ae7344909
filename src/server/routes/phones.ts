/** Routes of the program's phones. */
import type { PhoneOfProgram } from "../../contract/wire/desk-messages.ts";
import { maxMissingRanges } from "../../contract/wire/wire-limits.ts";
import { Refusal } from "../refusal.ts";
import type { Device } from "../stores/access-store.ts";
import type { LogFacts } from "../stores/store.ts";
import type { Handlers } from "./handler.ts";
import type { Services } from "./services.ts";

export function phoneHandlers({
  access,
  records,
}: Pick<Services, "access" | "records">): Handlers<"phones" | "revokePhone"> {
  return {
    async phones({ caller }) {
      const logsByPhone = logsByOwner(records.logs(caller.program));
      const devices = await access.devices(caller.program);
      return {
        reply: {
          phones: devices.map((device) => phoneOf(device, logsByPhone.get(device.id) ?? [])),
          quarantined: records.quarantined(caller.program),
        },
      };
    },
    async revokePhone({ caller, path, now }) {
      const isDone = await access.revokeDevice(caller.program, path.id, caller.id, now);
      if (!isDone) throw new Refusal("not-found");
      return { reply: undefined };
    },
  };
}

/** A phone that joins again, or finds its number taken, goes on under another. */
function logsByOwner(logs: readonly LogFacts[]): ReadonlyMap<string, readonly LogFacts[]> {
  const byOwner = new Map<string, LogFacts[]>();
  for (const log of logs) byOwner.set(log.owner.id, [...(byOwner.get(log.owner.id) ?? []), log]);
  return byOwner;
}

/** One phone, over all the numbers that it ever had. */
function phoneOf({ id, label, joinedDay, revokedDay }: Device, logs: readonly LogFacts[]): PhoneOfProgram {
  const [latest] = logs.toSorted(latestFirst);
  const losses = Math.max(...logs.map(lossesOf));
  const sum = (count: (log: LogFacts) => number) => logs.reduce((total, log) => total + count(log), 0);
  return {
    id,
    label,
    joinedDay,
    ...(latest?.lastSeenDay !== undefined && { lastSeenDay: latest.lastSeenDay }),
    ...(latest?.app !== undefined && { app: latest.app }),
    ...(latest?.facts !== undefined && {
      // A browser that forgot how often it lost everything doesn't make it undone.
      facts: losses > 0 ? { ...latest.facts, losses } : latest.facts,
    }),
    delivered: sum(({ delivered }) => delivered),
    missing: sum(({ missing }) => missing),
    gaps: logs.flatMap(({ gaps }) => gaps).slice(0, maxMissingRanges),
    quarantined: sum(({ quarantined }) => quarantined),
    ...(revokedDay !== undefined && { revokedDay }),
  };
}

/** A phone that was emptied sends under two numbers on one day: the one that knows of more losses is the later one. */
function latestFirst(one: LogFacts, other: LogFacts): number {
  const [day, otherDay] = [one.lastSeenDay ?? "", other.lastSeenDay ?? ""];
  if (day !== otherDay) return day < otherDay ? 1 : -1;
  return lossesOf(other) - lossesOf(one);
}

function lossesOf({ facts }: LogFacts): number {
  return facts?.losses ?? 0;
}
