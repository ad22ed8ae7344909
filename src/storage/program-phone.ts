/**
 * What only a program's phone has and does. `open-phone.ts` fetches it where
 * there is an enrolment: a phone that works alone starts without it.
 */
import { appendRemote, appendToClosed } from "./append-remote.ts";
import { linesOfCopy } from "./copy-of-log.ts";
import { mustBeEnrolled } from "./enrolment.ts";
import { openSyncLog, type SyncLogTools } from "./open-sync-log.ts";
import { type DoorTools, openProgramDoors, type ProgramDoors } from "./program-doors.ts";
import type { SyncLog } from "./sync-log.ts";

export interface ProgramPhone extends Pick<ProgramDoors, "doors" | "book"> {
  readonly openSync: (tools: Omit<SyncLogTools, "onSettings">) => SyncLog;
  readonly appendRemote: typeof appendRemote;
  readonly appendToClosed: typeof appendToClosed;
  readonly linesOfCopy: typeof linesOfCopy;
}

export async function openProgramPhone(enrolmentRow: unknown, tools: DoorTools): Promise<ProgramPhone> {
  const { doors, book, onSettings } = await openProgramDoors(mustBeEnrolled(enrolmentRow), tools);
  return {
    doors,
    book,
    openSync: (given) => openSyncLog({ ...given, onSettings }),
    appendRemote,
    appendToClosed,
    linesOfCopy,
  };
}
