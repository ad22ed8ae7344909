/**
 * What happened, as it is stored, sent and counted. A record is immutable: a
 * change is a new event (`event.ts`). No field is for a name, an address or a
 * position of a participant; a note, which a program has to ask for, could hold
 * one, and so could a participant's code, which only a file brings.
 */
import type { Demographics } from "./demographics.ts";
import type {
  Decimal,
  ItemCode,
  KitCode,
  LocalDate,
  RecordId,
  ReferralCode,
  ServiceCode,
  ShiftId,
  SiteCode,
  StepCode,
} from "./ids.ts";
import type { StockFacts } from "./stock.ts";

/** History: 1, the first. A newer schema is kept as it came and shown as unknown. */
export const recordSchema = 1;

export type PartOfDay = "night" | "morning" | "afternoon" | "evening";
/** The hour begun, `00:00` to `23:00`. */
export type HourOfDay = `${string}:00`;
/** Only as precise as the program asks; absent when it asks for none. */
export type LocalTime = PartOfDay | HourOfDay;

export const serviceModels = [
  "fixed",
  "mobile",
  "street",
  "delivery",
  "mail",
  "peer",
  "drop-in",
  "vending",
] as const;
export type ServiceModel = (typeof serviceModels)[number];

/** Ways for a record to come other than from the hand that noted it, on its day. */
export const vias = ["imported", "joined", "typed"] as const;
/** From a file, with a phone that joined a program, or typed back from paper. */
export type Via = (typeof vias)[number];

/** What every record carries. */
export interface RecordHeader {
  readonly schema: number;
  readonly id: RecordId;
  /** The program day; for a tally the last day it covers. */
  readonly day: LocalDate;
  readonly time?: LocalTime;
  /** Minutes east of UTC of the program's zone then. */
  readonly utcOffsetMinutes: number;
  readonly site: SiteCode;
  readonly route?: string;
  /** Copied from the site or shift at save; a later change there rewrites nothing. */
  readonly model?: ServiceModel;
  /** An alias the program chose for its own worker, never a name it did not choose. */
  readonly worker?: string;
  /** Absent for one that was noted here. One that has it may be of any day: nobody is asked to check that. */
  readonly via?: Via;
  /** Version of the catalogue whose codes the record uses. */
  readonly catalogue: number;
}

export const refillReasons = [
  "used_on_other",
  "used_on_self",
  "lost",
  "stolen",
  "confiscated",
  "expired",
  "damaged",
  "gave_away",
  "other",
] as const;
export type RefillReason = (typeof refillReasons)[number];

/** So many of one item, kits being taken apart when they are recorded. */
export interface Line {
  readonly item: ItemCode;
  /** In the item's base unit: 1–99,999; in a tally up to 99,999,999. */
  readonly quantity: number;
  readonly direction: "out" | "in";
  /** Code of the pack it was entered as, such as `box`; absent when entered in base units. */
  readonly pack?: string;
  /** The recipe this line came from. */
  readonly kit?: { readonly code: KitCode; readonly version: number };
  readonly lot?: string;
  /** Naloxone only. Absent is "not asked". */
  readonly supply?: "first" | "refill";
  readonly reason?: RefillReason;
}

/** Kits handed out, beside the lines they were taken apart into. */
export interface KitCount {
  readonly code: KitCode;
  readonly version: number;
  readonly quantity: number;
}

export const fills = ["0.25", "0.5", "0.75", "1"] as const;
export type Fill = (typeof fills)[number];

/** Only `counted` is counted; the rest is estimated and shown apart. */
export const returnMethods = ["counted", "stated", "visual", "container", "weight"] as const;
export type ReturnMethod = (typeof returnMethods)[number];

export interface CountReturn {
  readonly method: "counted" | "stated" | "visual";
  /** Used syringes. */
  readonly quantity: number;
}

export interface ContainerReturn {
  readonly method: "container";
  readonly container: ItemCode;
  readonly fill: Fill;
  readonly containers: number;
  /** containers × fill × volume, exact: litres, or containers where the label says how many one holds. */
  readonly measure: Decimal;
  readonly unit: "L" | "container";
  /** Syringes per litre or per container. */
  readonly factor: Decimal;
  readonly factorVersion: number;
  /** Used syringes: measure × factor, rounded half up. */
  readonly quantity: number;
}

export interface WeightReturn {
  readonly method: "weight";
  /** Gross weight in `unit`, as read off the scale. */
  readonly measure: Decimal;
  readonly tare: Decimal;
  readonly unit: "lb" | "kg";
  /** Syringes per unit of weight. */
  readonly factor: Decimal;
  readonly factorVersion: number;
  /** Used syringes: (measure − tare) × factor, rounded half up. */
  readonly quantity: number;
}

export type Return = CountReturn | ContainerReturn | WeightReturn;

export interface ServiceCount {
  readonly code: ServiceCode;
  readonly count: number;
  readonly minutes?: number;
  readonly heads?: number;
}

export const referralOutcomes = ["offered", "accepted", "attended"] as const;
export type ReferralOutcome = (typeof referralOutcomes)[number];

export interface Referral {
  readonly code: ReferralCode;
  readonly outcome: ReferralOutcome;
}

/** Steps told by participants, tallied by code, never tied to a person. */
export interface StepCount {
  readonly code: StepCode;
  readonly count: number;
}

export const reversalOutcomes = ["survived", "died", "unknown"] as const;
export type ReversalOutcome = (typeof reversalOutcomes)[number];

export const placeTypes = ["home", "public", "vehicle", "shelter", "hotel", "program", "other"] as const;
export type PlaceType = (typeof placeTypes)[number];

/** One overdose that naloxone was used on, as reported. */
export interface Reversal {
  /** Doses by product, the product absent when unknown. An empty list is "doses unknown". */
  readonly used: readonly { readonly product?: ItemCode; readonly doses: number }[];
  readonly outcome: ReversalOutcome;
  /** Whether emergency services were called; absent is unknown. */
  readonly ems?: boolean;
  readonly place?: PlaceType;
}

export interface EncounterRecord extends RecordHeader {
  readonly kind: "encounter";
  readonly shift?: ShiftId;
  /** People present, 1 or more. */
  readonly people: number;
  /** How many other people this was collected for. */
  readonly forOthers: number;
  /** Absent is "not asked". */
  readonly newReturning?: "new" | "returning";
  readonly lines: readonly Line[];
  readonly kits: readonly KitCount[];
  readonly returns: readonly Return[];
  readonly services: readonly ServiceCount[];
  readonly referrals: readonly Referral[];
  readonly steps: readonly StepCount[];
  readonly reversals: readonly Reversal[];
  /** Off unless the program asks: self-chosen code, at most 40 characters. A file may bring one. */
  readonly participantCode?: string;
  /** Off unless the program asks: answers by question, both by code. A file may bring others than `demographics.ts` has. */
  readonly demographics?: Demographics;
  /** Off unless the program asks: at most 140 characters. */
  readonly note?: string;
}

/** A drop-in or group session: heads, never a register. */
export interface GroupRecord extends RecordHeader {
  readonly kind: "group";
  readonly shift?: ShiftId;
  readonly topic: ServiceCode;
  readonly heads: number;
  readonly headsCounted: boolean;
  readonly minutes?: number;
  readonly lines: readonly Line[];
  readonly kits: readonly KitCount[];
  readonly services: readonly ServiceCount[];
  readonly referrals: readonly Referral[];
  readonly steps: readonly StepCount[];
}

/** Used syringes that came back with no participant: sweep, drop box, community clean-up. */
export interface CleanupRecord extends RecordHeader {
  readonly kind: "cleanup";
  readonly shift?: ShiftId;
  readonly returns: readonly Return[];
}

/** One phone's part of an evening. */
export interface ShiftRecord extends RecordHeader {
  readonly kind: "shift";
  /** UTC instants, `YYYY-MM-DDTHH:MMZ`. */
  readonly start: string;
  readonly end?: string;
  readonly workers: readonly string[];
  readonly loadOut?: RecordId;
  readonly loadIn?: RecordId;
  readonly closed: boolean;
  /** Closed with "done, nothing to record". */
  readonly empty: boolean;
  /** From the instants, rounded to 15. */
  readonly minutes?: number;
  readonly note?: string;
}

/** Supplies that came, moved, were counted or went another way than into someone's hand. */
export interface StockRecord extends RecordHeader, StockFacts {
  readonly kind: "stock";
  readonly shift?: ShiftId;
  /** Used syringes that left to be destroyed, told as returns are. Of `disposed`, and of nothing else. */
  readonly returns: readonly Return[];
}

/** Totals of a whole period and site from elsewhere: a paper month, a satellite, an old spreadsheet. */
export interface TallyRecord extends RecordHeader {
  readonly kind: "tally";
  /** `day` of the header is the last day it covers. */
  readonly firstDay: LocalDate;
  readonly contacts?: number;
  readonly people?: number;
  readonly forOthers?: number;
  readonly lines: readonly Line[];
  readonly kits: readonly KitCount[];
  readonly returns: readonly Return[];
}

export type SatchelRecord =
  | EncounterRecord
  | GroupRecord
  | CleanupRecord
  | ShiftRecord
  | StockRecord
  | TallyRecord;
