/**
 * Every screen and state once, for proofs that look at all of them. A tour
 * walks one page from state to state and lets a visitor look at each.
 */
import { walkBag } from "./bag.ts";
import { walkDesk, walkSetUp } from "./desk.ts";
import { walkChange, walkCopies, walkDay, walkTotals } from "./looking-back.ts";
import { walkFailures, walkPrivacy, walkSettings } from "./phone.ts";
import {
  walkContact,
  walkContactSheets,
  walkOtherKinds,
  walkParticipant,
  walkPractice,
  walkReturns,
  walkSections,
  walkShift,
  walkWelcome,
} from "./recording.ts";
import { walkPaper } from "./paper.ts";
import { walkJoining, walkTeam } from "./team.ts";
import type { Walk } from "./tour.ts";

interface Tour {
  readonly name: string;
  readonly walk: Walk;
}

/** On a phone alone. */
export const tours: readonly Tour[] = [
  { name: "the welcome", walk: walkWelcome },
  { name: "practice", walk: walkPractice },
  { name: "a contact", walk: walkContact },
  { name: "the sheets over a contact", walk: walkContactSheets },
  { name: "what came back", walk: walkReturns },
  { name: "people, services and overdoses", walk: walkSections },
  { name: "what leads to a participant", walk: walkParticipant },
  { name: "a group and a clean-up", walk: walkOtherKinds },
  { name: "a shift", walk: walkShift },
  { name: "the bag", walk: walkBag },
  { name: "the list of a day", walk: walkDay },
  { name: "a change", walk: walkChange },
  { name: "the totals", walk: walkTotals },
  { name: "the settings", walk: walkSettings },
  { name: "the copies", walk: walkCopies },
  { name: "the paper sheet", walk: walkPaper },
  { name: "lock, hide and wipe", walk: walkPrivacy },
  { name: "what can go wrong", walk: walkFailures },
];

/** Each with a server of its own: what it sets up, joins or stops is nobody else's. */
export const programTours: readonly Tour[] = [
  { name: "joining a program", walk: walkJoining },
  { name: "a program's phone", walk: walkTeam },
  { name: "setting a program up", walk: walkSetUp },
  { name: "the lead's desk", walk: walkDesk },
];
