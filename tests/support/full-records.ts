/** One record of each kind with every field that its kind has, so that a test reaches all of them. */
import type {
  CleanupRecord,
  EncounterRecord,
  GroupRecord,
  ShiftRecord,
  StockRecord,
  TallyRecord,
} from "../../src/domain/record.ts";
import { cleanupOf, encounterOf, groupOf, shiftOf, stockOf, tallyOf } from "./builders.ts";

const header = {
  time: "20:00",
  route: "North loop",
  model: "mobile",
  worker: "Heron",
  via: "typed",
} as const;
const shift = "5a000000-0000-4000-8000-000000000001";
const lines = [
  {
    item: "NLX-NAS-4",
    quantity: 2,
    direction: "out",
    pack: "box",
    kit: { code: "NLX-KIT-NAS", version: 1 },
    lot: "A-17",
    supply: "refill",
    reason: "used_on_other",
  },
] as const;
const kits = [{ code: "NLX-KIT-NAS", version: 1, quantity: 1 }];
const returns = [
  { method: "counted", quantity: 4 },
  {
    method: "container",
    container: "SHP-2GAL",
    fill: "0.25",
    containers: 1,
    measure: "1.89275",
    unit: "L",
    factor: "50",
    factorVersion: 1,
    quantity: 95,
  },
  {
    method: "weight",
    measure: "2.0",
    tare: "0.4",
    unit: "kg",
    factor: "619.5",
    factorVersion: 1,
    quantity: 991,
  },
] as const;
const told = {
  services: [{ code: "SVC-COUNS", count: 1, minutes: 25, heads: 2 }],
  referrals: [{ code: "REF-HCV", outcome: "offered" }],
  steps: [{ code: "STP-CARRIES-NLX", count: 2 }],
} as const;

export const fullEncounter = (): EncounterRecord =>
  encounterOf({
    ...header,
    shift,
    people: 2,
    forOthers: 3,
    newReturning: "returning",
    lines,
    kits,
    returns,
    ...told,
    reversals: [
      { used: [{ product: "NLX-NAS-4", doses: 2 }], outcome: "survived", ems: true, place: "home" },
    ],
    participantCode: "BLUE-7",
    demographics: { AGE: ["25-34"] },
    note: "Asked for longer needles\nnext week",
  });

export const fullGroup = (): GroupRecord => groupOf({ ...header, shift, minutes: 45, lines, kits, ...told });

export const fullCleanup = (): CleanupRecord => cleanupOf({ ...header, shift, returns });

export const fullTally = (): TallyRecord =>
  tallyOf({ ...header, contacts: 210, people: 260, forOthers: 95, lines, kits, returns });

export const fullShift = (): ShiftRecord =>
  shiftOf({
    ...header,
    end: "2026-03-09T01:30Z",
    workers: ["Heron", "Wren"],
    loadOut: "10000000-0000-4000-8000-00000000aaaa",
    loadIn: "10000000-0000-4000-8000-00000000bbbb",
    minutes: 210,
    note: "Rain",
  });

/** A count, which has fields that no movement has. */
export const fullStock = (): StockRecord =>
  stockOf({
    ...header,
    shift,
    movement: "count",
    place: "STORE",
    lines: [
      {
        item: "NLX-NAS-4",
        quantity: -2,
        counted: 98,
        expected: 100,
        reason: "stolen",
        lot: "A-17",
        expiry: "2027-01-31",
      },
    ],
    note: "Counted twice",
  });

/** The other way round: what a count doesn't have. */
export const fullDisposal = (): StockRecord =>
  stockOf({
    ...header,
    shift,
    movement: "disposed",
    place: "STORE",
    toPlace: "Waste company",
    lines: [{ item: "NLX-NAS-4", quantity: 12, lot: "A-17", expiry: "2027-01-31" }],
    returns,
    note: "Two drums",
  });

export const fullRecords = () => [
  fullEncounter(),
  fullGroup(),
  fullCleanup(),
  fullTally(),
  fullShift(),
  fullStock(),
  fullDisposal(),
];
