/**
 * Where people are referred to. Funders ask for referrals by type, so
 * `REF-SUD` stands for treatment of any kind and the others name one. History:
 * catalogue version 1, the first.
 */
/** The codes of this file, as literals. */
export type ShippedReferralCode = (typeof referralData)[number];

/** In the order in which screens and sheets show them. */
export const referralData = [
  "REF-SUD",
  "REF-MOUD",
  "REF-DETOX",
  "REF-OUTPT",
  "REF-COUNS",
  "REF-RECOVERY",
  "REF-HIV",
  "REF-HCV",
  "REF-PRIM",
  "REF-MH",
  "REF-HOUS",
  "REF-SHELTER",
  "REF-FOOD",
  "REF-ID",
  "REF-BENEFIT",
  "REF-LEGAL",
  "REF-DV",
  "REF-OTHER",
] as const;
