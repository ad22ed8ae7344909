/**
 * Steps that participants tell of. Any step that reduces harm counts; none is
 * ranked above another and none is tied to a person. History: catalogue
 * version 1, the first.
 */
/** The codes of this file, as literals. */
export type ShippedStepCode = (typeof stepData)[number];

/** In the order in which screens and sheets show them. */
export const stepData = [
  "STP-LESS-OFTEN",
  "STP-LOWER-DOSE",
  "STP-TESTS-FIRST",
  "STP-NOT-ALONE",
  "STP-DOES-NOT-SHARE",
  "STP-CARRIES-NLX",
  "STP-SAFER-ROUTE",
  "STP-SOUGHT-CARE",
  "STP-TREATMENT",
  "STP-AVOIDED-RISK",
  "STP-GOAL",
  "STP-BREAK",
  "STP-COPING",
  "STP-OTHER",
] as const;
