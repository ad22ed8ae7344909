/** A tab's log, and what the endpoint's word is worth that it takes in. */
import type { ReplyOutcome, SyncLog } from "../../src/storage/sync-log.ts";
import type { Asker } from "./asker.ts";
import type { SimulatedPhone } from "./phone.ts";
import type { World } from "./world.ts";

export const yearMs = 365 * 86_400_000;

export interface Watched {
  readonly world: World;
  readonly phone: SimulatedPhone;
  readonly asker: Asker;
}

export function watchedLog(log: SyncLog, { world, phone, asker }: Watched): SyncLog {
  const { coverage, server } = world;
  return {
    ...log,
    applyReply: async (batch, reply) => {
      if (asker.lifeOfReply === server.lives) world.assertStored(batch, reply);
      asker.isTakingReply = true;
      const applied = await world.outOfReach.duringReply(phone, asker, () => log.applyReply(batch, reply));
      asker.isTakingReply = false;
      if (applied.ok) {
        if (Math.abs(phone.clockAheadMs) >= yearMs)
          coverage.met("reply to a phone whose clock is wrong by years");
        look(applied.value, { world, phone, asker });
        if (applied.value !== "stale") phone.hear(asker);
      } else if (phone.isFull) coverage.met("phone's disk full: reply not stored");
      return applied;
    },
    takeNewNumber: async (number) => {
      const taken = await log.takeNewNumber(number);
      if (taken.ok && taken.value === "renumbered") {
        coverage.met(
          phone.isLead
            ? "409: another browser of the account uses the number"
            : "409: the number is another phone's",
        );
      }
      return taken;
    },
  };
}

/** Only an endpoint that was restored has less than it had. */
function look(outcome: ReplyOutcome, { world, phone, asker }: Watched): void {
  if (outcome === "rewound" && asker.lifeOfReply === phone.lifeOfWord) {
    world.violations.push("A phone took back what the endpoint has confirmed");
  }
}
