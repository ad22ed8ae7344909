/**
 * Counts as they may hang on a wall. A count of people or events that is small
 * can be somebody: everybody knows who the one person was. So each count, and
 * each total, is rounded on its own to 5, and 1 to 7 is only said to be few
 * (design: "Publishing counts"). Rounded numbers need not add up; that is what
 * keeps a hidden one from being worked out from the others.
 */

/** Counts from here on are said, the ones below only to be few. */
const smallestPublished = 8;

const roundedTo = 5;

/** `few` is 1 to 7. */
export type PublishedCount = number | "few";

/** How many people or events, for everybody to read. None is none. */
export function publishedCount(count: number): PublishedCount {
  if (count > 0 && count < smallestPublished) return "few";
  return Math.round(count / roundedTo) * roundedTo;
}

/** What was handed out, and to how many: things are nobody, whoever took them may be. */
export interface Supply {
  readonly quantity: number;
  /** Contacts, or people, behind the quantity; where more isn't known, at least so many. */
  readonly behind: number;
}

/** Few where few were behind it, however much it was. */
export function publishedSupply({ quantity, behind }: Supply): PublishedCount {
  if (quantity > 0 && publishedCount(behind) === "few") return "few";
  return publishedCount(quantity);
}
