/**
 * What a spreadsheet may run as a formula: one of these signs at the start of a
 * cell, quoted or not (ASVS 1.2.10). The full-width forms count as the plain
 * ones in some Asian regions. Apostrophes before the sign belong to the rule so
 * that the prefix can be told from an apostrophe somebody typed.
 */
const formulaStart = /^'*[=+\-@\t\r\n\0＝＋－＠]/;

/** The same start with at least one apostrophe: text that `neutralise` has touched. */
const neutralisedStart = /^'+[=+\-@\t\r\n\0＝＋－＠]/;

/**
 * Puts an apostrophe before text that a spreadsheet could run as a formula. For
 * text only: a number is written bare, since a prefix would turn `-5` into text.
 * `readCsvCell` takes exactly this apostrophe away again.
 */
export function neutralise(text: string): string {
  return formulaStart.test(text) ? `'${text}` : text;
}

/** Whether `neutralise` wrote this text. */
export function isNeutralised(text: string): boolean {
  return neutralisedStart.test(text);
}
