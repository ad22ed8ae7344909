/** Orders that are the same on every phone and server, and lists kept in them. */

/** Code units, never a locale: the order is the same on every phone and server. */
export function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Orders lists of one length by their first texts that differ. */
export function compareLists(a: readonly string[], b: readonly string[]): number {
  for (const [index, text] of a.entries()) {
    const order = compareTexts(text, b[index] ?? "");
    if (order !== 0) return order;
  }
  return 0;
}

/** Where an entry is in a sorted list, or -1. */
export function indexInSorted<T>(sorted: readonly T[], wanted: T, compare: (a: T, b: T) => number): number {
  let low = 0;
  let high = sorted.length - 1;
  while (low <= high) {
    const middle = Math.floor((low + high) / 2);
    const order = compare(sorted[middle] as T, wanted);
    if (order === 0) return middle;
    if (order < 0) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

/** A sorted list with more entries, each once. The list itself when it has them all, so that a caller can tell. */
export function withSorted<T>(
  sorted: readonly T[],
  wanted: readonly T[],
  compare: (a: T, b: T) => number,
): readonly T[] {
  const missing = wanted.filter((entry) => indexInSorted(sorted, entry, compare) < 0).toSorted(compare);
  if (missing.length === 0) return sorted;
  const distinct = missing.filter(
    (entry, index) => index === 0 || compare(missing[index - 1] as T, entry) !== 0,
  );
  return [...sorted, ...distinct].toSorted(compare);
}
