import { records } from "./0001-records.ts";
import { access } from "./0002-access.ts";
import { namedPositions } from "./0003-named-positions.ts";
import { retention } from "./0004-retention.ts";
import { numbersHandedOver } from "./0005-numbers-handed-over.ts";
import { quarantineDecisions } from "./0006-quarantine-decisions.ts";
import { believedDays } from "./0007-believed-days.ts";
import { quarantineStates } from "./0008-quarantine-states.ts";
import { quarantinedRecords } from "./0009-quarantined-records.ts";
import { numbersStillKnown } from "./0010-numbers-still-known.ts";
import { damagedBodies } from "./0011-damaged-bodies.ts";
import { quarantineBodies } from "./0012-quarantine-bodies.ts";
import type { Migration } from "./migration.ts";

/** In the order of their numbers. */
export const migrations: readonly Migration[] = [
  records,
  access,
  namedPositions,
  retention,
  numbersHandedOver,
  quarantineDecisions,
  believedDays,
  quarantineStates,
  quarantinedRecords,
  numbersStillKnown,
  damagedBodies,
  quarantineBodies,
];
