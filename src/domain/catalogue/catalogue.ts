/** The shape of what can be handed out, taken back and tallied. The data is in the files beside this one. */
import type { Decimal, ItemCode, KitCode, ReferralCode, ServiceCode, StepCode } from "../ids.ts";

export const languages = ["en", "es", "fr"] as const;
export type Language = (typeof languages)[number];

/** In the order in which screens and sheets show them. */
export const itemCategories = [
  "syringe",
  "needle",
  "preparation",
  "naloxone",
  "drug-checking",
  "smoking",
  "snorting",
  "disposal",
  "wound",
  "sexual-health",
  "basic-needs",
  "nicotine",
  "print",
  "other",
] as const;
export type ItemCategory = (typeof itemCategories)[number];

export const itemUnits = [
  "each",
  "dose",
  "vial",
  "device",
  "sachet",
  "sheet",
  "strip",
  "kit",
  "sample",
  "cent",
] as const;
export type ItemUnit = (typeof itemUnits)[number];

export interface Pack {
  /** `bag`, `box`, `case` and the like; unique within the item. */
  readonly code: string;
  /** Base units in one pack. */
  readonly quantity: number;
}

/** What a returned sharps container holds when full: a volume, or a number printed on it. */
export type ContainerSize = { readonly litres: Decimal } | { readonly holds: number };

/**
 * One thing that is handed out or collected. The code, its unit, its
 * equivalents and its doses never change; a product that differs gets a code
 * of its own, so that old records keep their meaning.
 */
export interface Item {
  readonly code: ItemCode;
  readonly category: ItemCategory;
  readonly unit: ItemUnit;
  readonly packs: readonly Pack[];
  /** Fixed sets and barrels are 1, loose needles 0. */
  readonly syringes: number;
  readonly needles: number;
  /** Naloxone (or other reversal medication) doses per unit. */
  readonly doses: number;
  readonly tracksLot: boolean;
  readonly tracksExpiry: boolean;
  /** What one tap adds. */
  readonly usual: number;
  /** `in` for what only comes back, such as a drug-checking sample. */
  readonly direction: "out" | "in";
  /** Restricted in some jurisdictions, so a lead may need to hide it. */
  readonly restricted: boolean;
  readonly container?: ContainerSize;
  /** No longer offered; never deleted. */
  readonly retired?: true;
}

export interface KitVersion {
  readonly version: number;
  readonly lines: readonly { readonly item: ItemCode; readonly quantity: number }[];
}

/** A versioned recipe. Recording one stores the kit, the version and the exploded lines. */
export interface Kit {
  readonly code: KitCode;
  readonly category: ItemCategory;
  /** Oldest first; the last is the one in use. */
  readonly versions: readonly KitVersion[];
}

export const serviceGroups = [
  "education",
  "drop-in",
  "testing",
  "vaccine",
  "clinical",
  "counselling",
  "substance",
  "practical",
] as const;
export type ServiceGroup = (typeof serviceGroups)[number];

export interface Service {
  readonly code: ServiceCode;
  readonly group: ServiceGroup;
  /** What beside the count can be recorded. */
  readonly asks: readonly ("minutes" | "heads")[];
  /** Can be the topic of a group session. */
  readonly isGroupTopic: boolean;
}

export interface Catalogue {
  readonly version: number;
  readonly items: ReadonlyMap<ItemCode, Item>;
  readonly kits: ReadonlyMap<KitCode, Kit>;
  readonly services: ReadonlyMap<ServiceCode, Service>;
  readonly referrals: ReadonlySet<ReferralCode>;
  readonly steps: ReadonlySet<StepCode>;
}

/** Names of every code of the catalogue in one language. */
export type CatalogueNames = Readonly<Record<string, string>>;
