/**
 * Everything that ships as handed out or collected, keyed by its permanent
 * code. Pack sizes are the common ones and differ between suppliers: a program
 * adds its own. What is left out here has the defaults named in `ItemData`.
 *
 * History: catalogue version 1, the first.
 */
import type { ItemCategory, ItemUnit } from "./catalogue.ts";

/** The codes of this file, as literals: a recipe or a name that misspells one does not compile. */
export type ShippedItemCode = keyof typeof itemData;
/** What the app has words for; a program names its own packs. */
export type ShippedPackCode = "bag" | "box" | "large-box" | "case";

/** An item as it is written down here; `shipped.ts` turns it into an `Item`. */
export interface ItemData {
  readonly category: ItemCategory;
  readonly unit: ItemUnit;
  /** None when absent. Smallest first. */
  readonly packs?: readonly { readonly code: ShippedPackCode; readonly quantity: number }[];
  /** 0 when absent, as are `needles` and `doses`. */
  readonly syringes?: number;
  readonly needles?: number;
  readonly doses?: number;
  /** Medicines and tests: stock is kept by lot and expiry. */
  readonly isPerishable?: true;
  /** 1 when absent. At most what a screen accepts without asking again. */
  readonly usual?: number;
  /** `out` when absent. */
  readonly direction?: "in";
  readonly restricted?: true;
  readonly container?: { readonly litres: string } | { readonly holds: number };
}

// Syringes and needles leave the table by the bag of ten, so that is what one tap adds.
const injecting = {
  unit: "each",
  packs: [
    { code: "bag", quantity: 10 },
    { code: "box", quantity: 100 },
    { code: "case", quantity: 500 },
  ],
  usual: 10,
} as const;
/** A syringe that comes with its needle, fixed or in the same wrapper. */
const syringeSet = { ...injecting, category: "syringe", syringes: 1, needles: 1 } as const;
const barrel = { ...injecting, category: "syringe", syringes: 1, needles: 0 } as const;
// 0 syringes: spare needles would otherwise inflate the syringes given out.
const looseNeedle = { ...injecting, category: "needle", syringes: 0, needles: 1 } as const;

const boxOf100 = [{ code: "box", quantity: 100 }] as const;
const cooker = {
  category: "preparation",
  unit: "each",
  packs: [
    { code: "box", quantity: 100 },
    { code: "case", quantity: 1000 },
  ],
  usual: 5,
} as const;
const filter = { category: "preparation", unit: "each", packs: boxOf100, usual: 10 } as const;
const waterVial = {
  category: "preparation",
  unit: "vial",
  packs: [
    { code: "box", quantity: 50 },
    { code: "large-box", quantity: 100 },
  ],
  usual: 5,
} as const;
const acidSachet = { category: "preparation", unit: "sachet", packs: boxOf100, usual: 5 } as const;
const swab = {
  category: "preparation",
  unit: "each",
  packs: [
    { code: "box", quantity: 100 },
    { code: "large-box", quantity: 200 },
  ],
  usual: 10,
} as const;

/** Counted in doses: a funder asks for doses where a worker thinks in boxes. */
const nasalDose = {
  category: "naloxone",
  unit: "dose",
  packs: [
    { code: "box", quantity: 2 },
    { code: "case", quantity: 24 },
  ],
  doses: 1,
  isPerishable: true,
} as const;
const injectableDose = {
  category: "naloxone",
  unit: "dose",
  packs: [{ code: "box", quantity: 10 }],
  doses: 1,
  isPerishable: true,
} as const;

const testStrip = {
  category: "drug-checking",
  unit: "strip",
  packs: [
    { code: "bag", quantity: 20 },
    { code: "box", quantity: 100 },
  ],
  usual: 5,
  isPerishable: true,
} as const;

// Equipment for smoking and snorting is named apart from syringes in many supply laws; some leave the pipes out.
const pipe = {
  category: "smoking",
  unit: "each",
  packs: [
    { code: "box", quantity: 12 },
    { code: "case", quantity: 100 },
  ],
  restricted: true,
} as const;
const pipePart = { category: "smoking", unit: "each", packs: boxOf100, restricted: true } as const;
const snorting = { category: "snorting", unit: "each", restricted: true } as const;

const sharpsContainer = { category: "disposal", unit: "each" } as const;
const dressing = { category: "wound", unit: "each" } as const;
const caseOf1000 = [{ code: "case", quantity: 1000 }] as const;
const saferSex = { category: "sexual-health", unit: "each", packs: caseOf1000 } as const;
const selfCareTest = { category: "sexual-health", unit: "each", isPerishable: true } as const;
const basicNeed = { category: "basic-needs", unit: "each" } as const;
const nicotine = { category: "nicotine", unit: "each", isPerishable: true } as const;
const print = { category: "print", unit: "each" } as const;

/** In the order in which screens and sheets show them. */
export const itemData = {
  "SYR-1ML-27G-58": syringeSet,
  "SYR-1ML-28G-12": syringeSet,
  "SYR-1ML-29G-12": syringeSet,
  "SYR-1ML-30G-12": syringeSet,
  "SYR-1ML-31G-516": syringeSet,
  "SYR-05ML-28G-12": syringeSet,
  "SYR-05ML-30G-12": syringeSet,
  "SYR-05ML-31G-516": syringeSet,
  "SYR-3ML-23G-1": syringeSet,
  "SYR-3ML-25G-1": syringeSet,
  "SYR-LDS-1ML": syringeSet,
  "SYR-BRL-1ML": barrel,
  "SYR-BRL-3ML": barrel,
  "SYR-BRL-5ML": barrel,
  "SYR-BRL-10ML": barrel,
  "SYR-OTHER": syringeSet,

  "NDL-21G-112": looseNeedle,
  "NDL-23G-1": looseNeedle,
  "NDL-25G-1": looseNeedle,
  "NDL-25G-58": looseNeedle,
  "NDL-27G-12": looseNeedle,
  "NDL-30G-12": looseNeedle,

  "CKR-STD": cooker,
  "CKR-FLT": cooker,
  "FLT-COT": filter,
  "FLT-STERI": filter,
  "TRQ-LF": {
    category: "preparation",
    unit: "each",
    packs: [
      { code: "bag", quantity: 100 },
      { code: "box", quantity: 250 },
    ],
  },
  "WTR-3ML": waterVial,
  "WTR-5ML": waterVial,
  "SAL-10ML": { ...waterVial, usual: 1 },
  "ACD-VC100": acidSachet,
  "ACD-VC300": acidSachet,
  "ACD-CIT": acidSachet,
  "SWB-ALC": swab,
  "SWB-STOP": swab,

  "NLX-NAS-4": nasalDose,
  "NLX-NAS-3": nasalDose,
  "NLX-NAS-8": nasalDose,
  "NLX-IM-04": injectableDose,
  "NLX-IM-AMP": injectableDose,
  "NLX-IM-10ML": { category: "naloxone", unit: "vial", doses: 10, isPerishable: true },
  // 2 mg in 2 mL, given as 5 × 0.4 mg. A single-shot syringe is another product and needs a code of its own.
  "NLX-IM-PFS": { category: "naloxone", unit: "device", doses: 5, isPerishable: true },
  "NMF-NAS-27": nasalDose,
  "RSC-MASK": { category: "naloxone", unit: "each" },
  "OXY-USE": { category: "naloxone", unit: "each" },

  "TST-FEN": testStrip,
  "TST-XYL": testStrip,
  "TST-MED": testStrip,
  "TST-BZO": testStrip,
  "TST-NTZ": testStrip,
  "TST-LSD": testStrip,
  "TST-KIT": { category: "drug-checking", unit: "kit", isPerishable: true },
  "TST-REAG": { category: "drug-checking", unit: "each", isPerishable: true },
  "DRG-SAMPLE": { category: "drug-checking", unit: "sample", direction: "in" },

  "PIP-STEM": pipe,
  "PIP-BUBBLE": pipe,
  "PIP-HAMMER": pipe,
  "PIP-BOWL": pipe,
  "PIP-MOUTH": pipePart,
  "PIP-SCREEN": { ...pipePart, usual: 5 },
  "PIP-PUSH": pipePart,
  "PIP-SCRUB": pipePart,
  "FOI-SHEET": {
    category: "smoking",
    unit: "sheet",
    packs: [{ code: "box", quantity: 50 }],
    usual: 5,
    restricted: true,
  },
  "STR-SMOKE": {
    category: "smoking",
    unit: "each",
    packs: [{ code: "box", quantity: 50 }],
    restricted: true,
  },

  "SNT-STRAW": snorting,
  "SNT-SPOON": snorting,
  "SNT-CARD": snorting,
  "SNT-KIT": { ...snorting, unit: "kit" },
  // Sealed by its maker, so its barrel is not counted. `KIT-BOOF` is the one packed here, whose barrel is.
  "BOO-KIT": { category: "snorting", unit: "kit" },

  // Sizes by the label; US quarts and gallons in litres to three places. Cases differ too much to ship one.
  "SHP-FIT10": { ...sharpsContainer, container: { holds: 10 } },
  "SHP-05L": { ...sharpsContainer, container: { litres: "0.5" } },
  "SHP-1QT": { ...sharpsContainer, container: { litres: "0.946" } },
  "SHP-1GAL": { ...sharpsContainer, container: { litres: "3.785" } },
  "SHP-2GAL": { ...sharpsContainer, container: { litres: "7.571" } },
  "SHP-14QT": { ...sharpsContainer, container: { litres: "13.249" } },
  "SHP-5GAL": { ...sharpsContainer, container: { litres: "18.927" } },

  "WND-KIT": { ...dressing, unit: "kit" },
  "WND-GAUZE": dressing,
  "WND-BAND": dressing,
  "WND-NONADH": dressing,
  "WND-XERO": dressing,
  "WND-OINT": dressing,
  "WND-WRAP": dressing,
  "WND-SALINE": dressing,

  "CON-EXT": { ...saferSex, usual: 5 },
  "CON-INT": saferSex,
  "LUB-PKT": { ...saferSex, usual: 5 },
  "DAM-ORAL": saferSex,
  "SXH-EC": selfCareTest,
  "PRG-TEST": selfCareTest,
  "HIV-SELF": selfCareTest,

  "HYG-KIT": { ...basicNeed, unit: "kit" },
  "HYG-WIPE": basicNeed,
  "HYG-MENS": basicNeed,
  "HYG-SOCK": basicNeed,
  "HYG-DENT": basicNeed,
  "HYG-SUN": basicNeed,
  "PPE-GLV": basicNeed,
  "PPE-MSK": basicNeed,
  "FOD-MEAL": basicNeed,
  "FOD-SNK": basicNeed,
  "WAT-BTL": basicNeed,
  "ELC-PKT": basicNeed,
  "CLO-ITEM": basicNeed,
  "BLK-BLK": basicNeed,
  "TNT-TENT": basicNeed,
  "SLP-BAG": basicNeed,
  "HND-WARM": basicNeed,
  "PHN-CHG": basicNeed,
  "TRN-PASS": basicNeed,
  // By value, so that cards of any amount add up: one tap is a card of five dollars.
  "GFT-CARD": { category: "basic-needs", unit: "cent", usual: 500 },

  // A sleeve of ten, a week of patches.
  "NRT-GUM": { ...nicotine, usual: 10 },
  "NRT-PATCH": { ...nicotine, packs: [{ code: "box", quantity: 7 }], usual: 7 },
  "NRT-LOZ": { ...nicotine, usual: 10 },

  "EDU-LEAF": print,
  "ID-CARD": print,

  "OTH-ITEM": { category: "other", unit: "each" },
} as const satisfies Readonly<Record<string, ItemData>>;
