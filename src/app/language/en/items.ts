import type { ItemCategory, ItemUnit } from "../../../domain/catalogue/catalogue.ts";
import type { ServiceGroup } from "../../../domain/catalogue/catalogue.ts";
import type {
  Fill,
  PartOfDay,
  PlaceType,
  ReferralOutcome,
  RefillReason,
  ReturnMethod,
  ReversalOutcome,
  ServiceModel,
} from "../../../domain/record.ts";
import type { VoidReason } from "../../../domain/event.ts";
import { type PluralForms, plural } from "../plural.ts";

const unitForms: Record<ItemUnit, PluralForms> = {
  each: { one: "#", other: "#" },
  dose: { one: "# dose", other: "# doses" },
  vial: { one: "# vial", other: "# vials" },
  device: { one: "# device", other: "# devices" },
  sachet: { one: "# sachet", other: "# sachets" },
  sheet: { one: "# sheet", other: "# sheets" },
  strip: { one: "# strip", other: "# strips" },
  kit: { one: "# kit", other: "# kits" },
  sample: { one: "# sample", other: "# samples" },
  cent: { one: "# cent", other: "# cents" },
};

const categories: Record<ItemCategory, string> = {
  syringe: "Syringes",
  needle: "Needles",
  preparation: "Preparation",
  naloxone: "Naloxone",
  "drug-checking": "Drug checking",
  smoking: "Smoking",
  snorting: "Snorting",
  disposal: "Disposal",
  wound: "Wound care",
  "sexual-health": "Sexual health",
  "basic-needs": "Basic needs",
  nicotine: "Nicotine",
  print: "Print",
  other: "Other",
};

const refillReasons: Record<RefillReason, string> = {
  used_on_other: "Used on somebody else",
  used_on_self: "Used on the person who got it",
  lost: "Lost",
  stolen: "Stolen",
  confiscated: "Taken by police",
  expired: "Expired",
  damaged: "Damaged",
  gave_away: "Gave it away",
  other: "Other",
};

const returnMethods: Record<ReturnMethod, string> = {
  counted: "Counted",
  stated: "Their own word",
  visual: "By eye",
  container: "Container",
  weight: "Weight",
};

const fills: Record<Fill, string> = { "0.25": "¼", "0.5": "½", "0.75": "¾", "1": "Full" };

const referralOutcomes: Record<ReferralOutcome, string> = {
  offered: "Offered",
  accepted: "Accepted",
  attended: "Attended",
};

const reversalOutcomes: Record<ReversalOutcome, string> = {
  survived: "Survived",
  died: "Died",
  unknown: "Not known",
};

const placeTypes: Record<PlaceType, string> = {
  home: "Home",
  public: "Public place",
  vehicle: "Vehicle",
  shelter: "Shelter",
  hotel: "Hotel",
  program: "Program",
  other: "Other place",
};

const serviceModels: Record<ServiceModel, string> = {
  fixed: "Fixed site",
  mobile: "Mobile unit",
  street: "Street outreach",
  delivery: "Delivery",
  mail: "Mail",
  peer: "Peer distribution",
  "drop-in": "Drop-in",
  vending: "Vending machine",
};

const serviceGroups: Record<ServiceGroup, string> = {
  education: "Education",
  "drop-in": "Drop-in and groups",
  testing: "Testing",
  vaccine: "Vaccines",
  clinical: "Clinical care",
  counselling: "Counselling",
  substance: "Treatment and substance-specific",
  practical: "Practical help",
};

const partsOfDay: Record<PartOfDay, string> = {
  night: "Night",
  morning: "Morning",
  afternoon: "Afternoon",
  evening: "Evening",
};

const voidReasons: Record<VoidReason, string> = {
  mistake: "Mistake",
  duplicate: "Recorded twice",
  practice: "Practice",
  other: "Other",
};

export const items = {
  categories,
  refillReasons,
  returnMethods,
  fills,
  referralOutcomes,
  reversalOutcomes,
  placeTypes,
  serviceModels,
  serviceGroups,
  partsOfDay,
  voidReasons,
  kits: "Kits",
  inUnit: (unit: ItemUnit, quantity: number) => plural("en", quantity, unitForms[unit]),
};
