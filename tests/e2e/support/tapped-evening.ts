/** An evening of every kind of entry: what is tapped, and beside it what that counts as, worked out on paper. */
import type { Cells } from "./cells.ts";
import type { Worker } from "./worker.ts";

export interface TappedEntry {
  /** Taps the entry; its Save is left to the test. */
  readonly enter: (worker: Worker) => Promise<void>;
  readonly cells: Cells;
}

export const firstVisit: TappedEntry = {
  async enter({ form }) {
    await form.handOut("KIT-INJ-4", 2);
    await form.handOutFirst("NLX-KIT-NAS");
    await form.takeBack({ method: "counted", quantity: 12 });
    await form.tellPeople({ newReturning: "new" });
  },
  cells: contact({
    contacts_new: { "": 1 },
    kits: { "KIT-INJ-4@1": 2, "NLX-KIT-NAS@1": 1 },
    out: {
      "SYR-1ML-28G-12": 8,
      "CKR-STD": 8,
      "FLT-COT": 8,
      "WTR-3ML": 8,
      "SWB-ALC": 16,
      "TRQ-LF": 2,
      "CON-EXT": 4,
      "NLX-NAS-4": 2,
    },
    out_first: { "NLX-NAS-4": 2 },
    in: { counted: 12 },
  }),
};

export const forOthers: TappedEntry = {
  async enter({ form }) {
    await form.handOut("KIT-INJ-5");
    await form.handOut("SYR-1ML-29G-12", 20);
    await form.takeBack({ method: "stated", quantity: 30 });
    await form.tellPeople({ present: 2, forOthers: 3, newReturning: "returning" });
  },
  cells: contact({
    contacts_returning: { "": 1 },
    people: { "": 2 },
    for_others: { "": 3 },
    kits: { "KIT-INJ-5@1": 1 },
    out: {
      "SYR-1ML-28G-12": 5,
      "CKR-STD": 5,
      "FLT-COT": 10,
      "WTR-3ML": 5,
      "SWB-ALC": 10,
      "TRQ-LF": 5,
      "ACD-VC100": 5,
      "CON-EXT": 2,
      "LUB-PKT": 2,
      "SYR-1ML-29G-12": 20,
    },
    in: { stated: 30 },
  }),
};

const refillAfterOverdose: TappedEntry = {
  async enter({ form }) {
    await form.handOutRefill("NLX-KIT-NAS", {
      reason: "used_on_other",
      overdose: { outcome: "survived", doses: 2, ems: true },
    });
    await form.tellPeople({ newReturning: "returning" });
  },
  cells: contact({
    contacts_returning: { "": 1 },
    kits: { "NLX-KIT-NAS@1": 1 },
    out: { "NLX-NAS-4": 2 },
    out_refill: { "NLX-NAS-4": 2 },
    refill_reason: { used_on_other: 2 },
    reversals: { survived: 1 },
    reversal_doses: { "NLX-NAS-4": 2 },
    reversal_ems: { yes: 1 },
  }),
};

export const vialNobodyAskedAbout: TappedEntry = {
  async enter({ form }) {
    await form.handOut("NLX-IM-10ML");
    await form.takeBack({ method: "visual", quantity: 15 });
  },
  cells: contact({ out: { "NLX-IM-10ML": 1 }, in: { visual: 15 } }),
};

const fullBoxes: TappedEntry = {
  async enter({ form }) {
    // 7.571 L × ½ × 50 = 189.275; 3 × 10 × ¾ = 22.5, halves up.
    await form.takeBack({ method: "container", container: "SHP-2GAL", fill: "0.5" });
    await form.takeBack({ method: "container", container: "SHP-FIT10", fill: "0.75", containers: 3 });
  },
  cells: contact({ in: { container: 189 + 23 } }),
};

const weighedBags: TappedEntry = {
  async enter({ form }) {
    // 2.1 lb × 281 = 590.1; 1 kg × 619.5, halves up.
    await form.takeBack({ method: "weight", gross: "2.5", tare: "0.4", unit: "lb" });
    await form.takeBack({ method: "weight", gross: "1.10", tare: "0.10", unit: "kg" });
  },
  cells: contact({ in: { weight: 590 + 620 } }),
};

const talk: TappedEntry = {
  async enter({ form }) {
    await form.giveService("SVC-OD-EDU");
    await form.giveService("SVC-COUNS", { minutes: 25 });
    await form.giveService("SVC-COMMUNITY", { count: 2, heads: 9 });
    await form.refer("REF-HCV", "offered");
    await form.refer("REF-MOUD", "attended");
  },
  cells: contact({
    services: { "SVC-OD-EDU": 1, "SVC-COUNS": 1, "SVC-COMMUNITY": 2 },
    service_minutes: { "SVC-COUNS": 25 },
    service_heads: { "SVC-COMMUNITY": 9 },
    referrals: { "REF-HCV:offered": 1, "REF-MOUD:attended": 1 },
  }),
};

const stepsTold: TappedEntry = {
  async enter({ form }) {
    await form.handOut("PIP-STEM");
    await form.handOut("TST-FEN", 5);
    await form.hearStep("STP-CARRIES-NLX");
    await form.hearStep("STP-NOT-ALONE", 2);
  },
  cells: contact({
    out: { "PIP-STEM": 1, "TST-FEN": 5 },
    steps: { "STP-CARRIES-NLX": 1, "STP-NOT-ALONE": 2 },
  }),
};

const overdoseHeardOf: TappedEntry = {
  async enter({ form }) {
    await form.hearOfOverdose({ outcome: "unknown" });
  },
  cells: contact({
    reversals: { unknown: 1 },
    reversal_doses_unknown: { "": 1 },
    reversal_ems: { unknown: 1 },
  }),
};

const lostKit: TappedEntry = {
  async enter({ form }) {
    await form.handOutRefill("NLX-KIT-IM", { reason: "lost" });
    await form.handOut("FOI-SHEET", 10);
    // A sample that is taken along to be tested.
    await form.handOut("DRG-SAMPLE");
  },
  cells: contact({
    kits: { "NLX-KIT-IM@1": 1 },
    out: { "NLX-IM-04": 2, "SYR-3ML-25G-1": 2, "FOI-SHEET": 10 },
    out_refill: { "NLX-IM-04": 2 },
    refill_reason: { lost: 2 },
    in: { "DRG-SAMPLE": 1 },
  }),
};

const aLotAtOnce: TappedEntry = {
  async enter({ form }) {
    await form.handOut("SYR-1ML-31G-516", 100);
    await form.takeBack({ method: "counted", quantity: 1000 });
  },
  cells: contact({ out: { "SYR-1ML-31G-516": 100 }, in: { counted: 1000 } }),
};

const group: TappedEntry = {
  async enter(worker) {
    await worker.turnTo("group");
    await worker.form.describeGroup({ topic: "SVC-GROUP-HR", heads: 11, minutes: 60 });
    await worker.form.handOut("HYG-KIT", 11);
    await worker.form.giveService("SVC-OD-EDU");
  },
  cells: {
    groups: { "SVC-GROUP-HR": 1 },
    group_heads_counted: { "SVC-GROUP-HR": 11 },
    group_minutes: { "SVC-GROUP-HR": 60 },
    out: { "HYG-KIT": 11 },
    services: { "SVC-OD-EDU": 1 },
  },
};

const cleanup: TappedEntry = {
  async enter(worker) {
    await worker.turnTo("cleanup");
    // 18.927 L × ½ × 50 = 473.175.
    await worker.form.takeBack({ method: "container", container: "SHP-5GAL", fill: "0.5" });
    await worker.form.takeBack({ method: "counted", quantity: 41 });
  },
  cells: { in: { container: 473, counted: 41 } },
};

/** Six contacts at one place. */
export const beforeTheMove: readonly TappedEntry[] = [
  firstVisit,
  forOthers,
  refillAfterOverdose,
  vialNobodyAskedAbout,
  fullBoxes,
  weighedBags,
];

/** Five more at the next, a group and a clean-up. */
export const afterTheMove: readonly TappedEntry[] = [
  talk,
  stepsTold,
  overdoseHeardOf,
  lostKit,
  aLotAtOnce,
  group,
  cleanup,
];

/** Twice as many each time, so that a sum tells which of them are in it. */
export function cookers(quantity: number): TappedEntry {
  return {
    enter: ({ form }) => form.handOut("CKR-STD", quantity),
    cells: contact({ out: { "CKR-STD": quantity } }),
  };
}

export async function enterAll(worker: Worker, entries: readonly TappedEntry[]): Promise<void> {
  for (const { enter } of entries) {
    await enter(worker);
    await worker.save();
  }
}

/** One contact with one person, if nothing else is said. */
function contact(cells: Cells): Cells {
  const out = Object.keys(cells["out"] ?? {});
  return {
    contacts: { "": 1 },
    people: { "": 1 },
    ...cells,
    ...(out.length > 0 && { contacts_with: Object.fromEntries(out.map((code) => [code, 1])) }),
  };
}
