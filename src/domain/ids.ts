/**
 * Identifiers that would be easy to swap by mistake. A cast to one of these
 * lives in its parser (`contract`) or in the tests' builders, nowhere else.
 */
declare const brand: unique symbol;
type Brand<Name extends string> = string & { readonly [brand]: Name };

/** UUID in lower case with hyphens. The thing that happened, through all its fixes. */
export type RecordId = Brand<"RecordId">;
/** UUID. One entry of the log; made when a form opens, so a double tap stays one event. */
export type EventId = Brand<"EventId">;
/** UUID of the shift a record was made in. */
export type ShiftId = Brand<"ShiftId">;
/** `YYYY-MM-DD`, a program day: the wall clock in the program's zone less the day start. */
export type LocalDate = Brand<"LocalDate">;
/** `YYYY-MM`. */
export type LocalMonth = Brand<"LocalMonth">;
/** A non-negative decimal as it was typed, such as `2.22`; at most 7 digits before and 6 after the point. */
export type Decimal = Brand<"Decimal">;

/** Upper-case letters, digits and hyphens; permanent, never reused. */
export type ItemCode = Brand<"ItemCode">;
export type KitCode = Brand<"KitCode">;
export type ServiceCode = Brand<"ServiceCode">;
export type ReferralCode = Brand<"ReferralCode">;
export type StepCode = Brand<"StepCode">;
/** The program's own code of a site, 1–32 characters. */
export type SiteCode = Brand<"SiteCode">;
