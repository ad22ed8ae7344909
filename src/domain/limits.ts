/**
 * How large a number in a record can be. Enforced where input is parsed and
 * where a number is worked out; every limit has a test at it and one past it.
 */

/** Single exchanges of over 1,000 syringes are on record, so nothing a person does at one table is refused. */
export const maxQuantity = 99_999;

/** Above this the screen asks once, inline, whether it was meant. */
export const askAboveQuantity = 500;

/** A tally stands for a whole period; real months of one site reach 274,345. */
export const maxTallyQuantity = 99_999_999;

/** A leap year. Totals of a period look as far ahead as this for tallies that run past its end. */
export const maxTallyDays = 366;

/** Digits of a `Decimal` before the point: with a factor of as many, the product stays a safe integer. */
export const maxDecimalWholeDigits = 7;

/** Digits of a `Decimal` after the point: a quarter of a container of 18.927 litres has five. */
export const maxDecimalFractionDigits = 6;

/** Distinct measures and codes, or places, that one month block can hold: 300 times what a busy month has. */
export const maxBlockEntries = 65_536;
