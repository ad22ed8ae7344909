/** Of the row of `meta` that says which program a phone belongs to. Without it, nothing that only a program needs is fetched. */
export const enrolmentName = "enrolment";
