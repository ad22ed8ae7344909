/**
 * Kits that ship, as recipes. A kit code is never an item code, so a line
 * always names what was really handed out. A released recipe never changes: a
 * new one is added after it, and records keep the version they were made with.
 *
 * History: catalogue version 1, the first recipe of each.
 */
import type { ItemCategory } from "./catalogue.ts";
import type { ShippedItemCode } from "./items.ts";

/** The codes of this file, as literals. */
export type ShippedKitCode = keyof typeof kitData;

/** Base units of each item, in the order in which a kit is packed. */
export type Recipe = { readonly [Code in ShippedItemCode]?: number };

/** A kit as it is written down here; `shipped.ts` turns it into a `Kit`. */
export interface KitData {
  readonly category: ItemCategory;
  /** Version 1 first; the last is the one in use. */
  readonly recipes: readonly [Recipe, ...Recipe[]];
}

/** In the order in which screens and sheets show them. */
export const kitData = {
  "KIT-INJ-4": {
    category: "syringe",
    recipes: [
      {
        "SYR-1ML-28G-12": 4,
        "CKR-STD": 4,
        "FLT-COT": 4,
        "WTR-3ML": 4,
        "SWB-ALC": 8,
        "TRQ-LF": 1,
        "CON-EXT": 2,
      },
    ],
  },
  // For larger volumes: barrels and loose needles, and twice the water.
  "KIT-INJ-4H": {
    category: "syringe",
    recipes: [
      {
        "SYR-BRL-3ML": 4,
        "NDL-27G-12": 4,
        "CKR-STD": 4,
        "FLT-COT": 4,
        "WTR-3ML": 8,
        "SWB-ALC": 8,
        "TRQ-LF": 1,
        "CON-EXT": 2,
      },
    ],
  },
  "KIT-INJ-5": {
    category: "syringe",
    recipes: [
      {
        "SYR-1ML-28G-12": 5,
        "CKR-STD": 5,
        "FLT-COT": 10,
        "WTR-3ML": 5,
        "SWB-ALC": 10,
        "TRQ-LF": 5,
        "ACD-VC100": 5,
        "CON-EXT": 2,
        "LUB-PKT": 2,
      },
    ],
  },
  "KIT-INJ-10": {
    category: "syringe",
    recipes: [
      {
        "SYR-1ML-28G-12": 10,
        "CKR-STD": 10,
        "FLT-COT": 10,
        "WTR-3ML": 10,
        "SWB-ALC": 20,
        "TRQ-LF": 1,
        "CON-EXT": 4,
        "SHP-FIT10": 1,
      },
    ],
  },
  "KIT-INJ-20": {
    category: "syringe",
    recipes: [
      {
        "SYR-1ML-28G-12": 20,
        "CKR-STD": 20,
        "FLT-COT": 20,
        "WTR-3ML": 20,
        "SWB-ALC": 40,
        "TRQ-LF": 2,
        "CON-EXT": 4,
        "SHP-1QT": 1,
      },
    ],
  },
  // About a week's worth: 30 sets, and a container that takes them all back.
  "KIT-WEEK": {
    category: "syringe",
    recipes: [
      {
        "SYR-1ML-28G-12": 30,
        "CKR-STD": 30,
        "FLT-COT": 30,
        "WTR-3ML": 30,
        "SWB-ALC": 60,
        "TRQ-LF": 2,
        "CON-EXT": 6,
        "LUB-PKT": 6,
        "SHP-1QT": 1,
      },
    ],
  },
  "NLX-KIT-NAS": { category: "naloxone", recipes: [{ "NLX-NAS-4": 2 }] },
  "NLX-KIT-IM": { category: "naloxone", recipes: [{ "NLX-IM-04": 2, "SYR-3ML-25G-1": 2 }] },
  "KIT-SMK-CRK": {
    category: "smoking",
    recipes: [{ "PIP-STEM": 1, "PIP-SCREEN": 5, "PIP-PUSH": 1, "PIP-MOUTH": 1, "SWB-ALC": 2 }],
  },
  "KIT-SMK-MTH": {
    category: "smoking",
    recipes: [{ "PIP-BUBBLE": 1, "PIP-MOUTH": 1, "SWB-ALC": 2 }],
  },
  "KIT-SMK-FOIL": { category: "smoking", recipes: [{ "FOI-SHEET": 5, "STR-SMOKE": 2 }] },
  "KIT-SNT": {
    category: "snorting",
    recipes: [{ "SNT-STRAW": 2, "SNT-SPOON": 1, "SNT-CARD": 1, "WTR-3ML": 1, "SWB-ALC": 2 }],
  },
  "KIT-BOOF": {
    category: "snorting",
    recipes: [{ "SYR-BRL-3ML": 1, "LUB-PKT": 2, "WTR-3ML": 1 }],
  },
  "KIT-WND": {
    category: "wound",
    recipes: [
      {
        "WND-GAUZE": 4,
        "WND-BAND": 4,
        "WND-NONADH": 2,
        "WND-XERO": 1,
        "WND-OINT": 2,
        "WND-WRAP": 1,
        "WND-SALINE": 1,
        "PPE-GLV": 1,
      },
    ],
  },
  "KIT-SAFESEX": {
    category: "sexual-health",
    recipes: [{ "CON-EXT": 6, "CON-INT": 1, "LUB-PKT": 6, "DAM-ORAL": 1 }],
  },
  "KIT-HYG": {
    category: "basic-needs",
    recipes: [{ "HYG-WIPE": 5, "HYG-SOCK": 1, "HYG-DENT": 1, "HYG-SUN": 1 }],
  },
} as const satisfies Readonly<Record<string, KitData>>;
