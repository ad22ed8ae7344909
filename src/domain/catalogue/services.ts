/**
 * What is done with and for people, beside what is handed out. A test is
 * counted, its result never. History: catalogue version 1, the first.
 */
import type { ServiceGroup } from "./catalogue.ts";

/** The codes of this file, as literals. */
export type ShippedServiceCode = keyof typeof serviceData;

/** A service as it is written down here; `shipped.ts` turns it into a `Service`. */
export interface ServiceData {
  readonly group: ServiceGroup;
  /** Nothing beside the count when absent. */
  readonly asks?: readonly ("minutes" | "heads")[];
  readonly isGroupTopic?: true;
}

const education = { group: "education" } as const;
/** Told to one person at a table or to a room. */
const educationTopic = { group: "education", isGroupTopic: true } as const;
const dropIn = { group: "drop-in" } as const;
const openGroup = { group: "drop-in", asks: ["heads"], isGroupTopic: true } as const;
const testing = { group: "testing" } as const;
const vaccine = { group: "vaccine" } as const;
const clinical = { group: "clinical" } as const;
const counselling = { group: "counselling" } as const;
const substance = { group: "substance" } as const;
const practical = { group: "practical" } as const;

/** In the order in which screens and sheets show them. */
export const serviceData = {
  "SVC-OD-EDU": educationTopic,
  // People trained, never kits: the two are reported apart.
  "SVC-NLX-TRN": educationTopic,
  "SVC-SAFER-INJ": educationTopic,
  "SVC-SAFER-SMK": educationTopic,
  "SVC-VEIN": educationTopic,
  "SVC-DISPOSAL": educationTopic,
  "SVC-DRUGALERT": education,
  "SVC-GROUP-EDU": { group: "education", asks: ["heads"], isGroupTopic: true },
  "SVC-ALC-SKILLS": { group: "education", asks: ["heads", "minutes"], isGroupTopic: true },

  "SVC-DROPIN": openGroup,
  // Open to whoever comes: no membership, attendance or abstinence condition.
  "SVC-GROUP-HR": openGroup,
  "SVC-PEER": dropIn,
  "SVC-PEER-GROUP": openGroup,
  "SVC-MEAL": dropIn,
  "SVC-SHOWER": dropIn,
  "SVC-LAUNDRY": dropIn,
  "SVC-MAIL": dropIn,

  "SVC-HIV-T": testing,
  "SVC-HCV-AB": testing,
  "SVC-HCV-RNA": testing,
  "SVC-STI-T": testing,
  "SVC-HBV-T": testing,
  "SVC-PREG-T": testing,
  "SVC-DRUGCHK": testing,

  "SVC-VAX-HAV": vaccine,
  "SVC-VAX-HBV": vaccine,
  "SVC-VAX-FLU": vaccine,
  "SVC-VAX-COV": vaccine,
  "SVC-VAX-MPX": vaccine,

  "SVC-WOUND": clinical,
  "SVC-NURSE": clinical,
  "SVC-BUP-START": clinical,
  "SVC-MOUD-VISIT": clinical,
  "SVC-MOUD-MTD": clinical,
  "SVC-MOUD-NTX": clinical,
  "SVC-PREP": clinical,
  "SVC-HCV-TX": clinical,
  "SVC-ABSCESS": clinical,
  "SVC-EMS-CALL": clinical,

  "SVC-COUNS": { group: "counselling", asks: ["minutes"] },
  "SVC-MI": counselling,
  "SVC-BRIEF": counselling,
  "SVC-CRISIS": counselling,
  "SVC-GRIEF": { group: "counselling", isGroupTopic: true },
  "SVC-COPING": { group: "counselling", asks: ["heads", "minutes"], isGroupTopic: true },

  "SVC-NRT": substance,
  // Counted in drinks served.
  "SVC-MAP": substance,
  "SVC-SAFERSUPPLY": substance,
  "SVC-SCS": substance,
  "SVC-SCS-OD": substance,

  "SVC-TRANSPORT": practical,
  "SVC-ACCOMP": practical,
  "SVC-CASE": { group: "practical", asks: ["minutes"] },
  "SVC-PHONE": practical,
  "SVC-ADVOC": practical,
  "SVC-CLEANUP": practical,
  "SVC-COMMUNITY": { group: "practical", asks: ["heads"], isGroupTopic: true },
} as const satisfies Readonly<Record<string, ServiceData>>;
