/** The doors of a phone that belongs to a program, and how they follow its settings. */
import type { Settings } from "../contract/wire/settings-message.ts";
import type { Enrolment } from "./enrolment.ts";
import { type Doors, plainSealer } from "./sealer.ts";

export interface ProgramDoors {
  readonly doors: Doors;
  /** A new key: the next record is sealed to it. */
  readonly onSettings: (settings: Settings) => void;
  readonly areUsable: (settings: Settings) => Promise<boolean>;
}

export type OpenProgramDoors = (
  enrolment: Enrolment,
  randomBytes: (length: number) => Uint8Array<ArrayBuffer>,
) => Promise<ProgramDoors>;

export const openProgramDoors: OpenProgramDoors = async ({ programId, settings }, randomBytes) => {
  // Fetched only by phones that seal: one that works alone doesn't wait for it at start.
  const { canSealTo, programDoor } = await import("./sealing/program-door.ts");
  const log = programDoor({ programId, sealTo: settings.sealTo, randomBytes });
  let { key } = settings.sealTo;
  return {
    doors: { log, book: plainSealer },
    onSettings({ sealTo }) {
      if (sealTo.key === key) return;
      key = sealTo.key;
      log.renew(sealTo);
    },
    areUsable: ({ sealTo }) => canSealTo(sealTo),
  };
};
