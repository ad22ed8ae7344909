/** Spaces at which a line must not break. Only for what is drawn: what is stored, compared or exported keeps its own. */

const noBreakSpace = "\u00A0";

/** A number and its unit: "1 mL", "31G 5/16″". */
export function keepUnits(name: string): string {
  return name
    .replaceAll(/(\d) (mL|L|mg|qt|gal)\b/g, `$1${noBreakSpace}$2`)
    .replaceAll(/ (?=[½⅝]|\d+\/\d+″|\d″)/g, noBreakSpace);
}

/** And a number with what it counts: "5 × Cooker", "310 estimated", the 4 of "Injection kit, 4". */
export function keepNumbers(words: string): string {
  return keepUnits(words)
    .replaceAll(/ ?× ?/g, (times) => times.replaceAll(" ", noBreakSpace))
    .replaceAll(/(\d) (?=\p{L})/gu, `$1${noBreakSpace}`)
    .replaceAll(/, (?=\d+(?:[;,) \u202F]|$))/g, `,${noBreakSpace}`);
}
