/** What an app that ended in the middle of joining again left open. */
import { programDayAt } from "../../domain/program-day.ts";
import type { Enrolment } from "../../storage/enrolment.ts";
import type { Clock } from "../shell/program-context.tsx";
import type { KeepingJoiner } from "./joiner.ts";

/** Whether the phone is now what the endpoint knows it as. Without an answer the next start asks again. */
export async function finishJoining(
  joiner: Pick<KeepingJoiner, "begun" | "join" | "isJoined">,
  enrolment: Enrolment,
  clock: Clock,
): Promise<boolean> {
  const begun = await joiner.begun();
  if (begun === undefined || begun.programId !== enrolment.programId) return false;
  if (begun.id === enrolment.id) {
    joiner.isJoined();
    return true;
  }
  const { zone, dayStartHour } = begun.settings.program;
  const bookFrom = programDayAt({ instantMs: clock.now(), zone, dayStartHour });
  const nothing = { records: [], sites: new Map(), items: new Map() };
  return (await joiner.join({ enrolment: begun, ...nothing, bookFrom })).ok;
}
