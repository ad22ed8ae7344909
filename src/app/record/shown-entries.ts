/**
 * What a sheet shows while it is open: each entry stays where it came, also
 * once it is done, and what comes later stands behind the others.
 */
export function inTheirPlaces<Entry extends { readonly id: string }>(
  shown: readonly Entry[],
  now: readonly Entry[],
  /** What is said of an entry that is none of `now` any more. */
  done: (before: Entry) => Entry,
): readonly Entry[] {
  const isOf = (id: string) => (entry: Entry) => entry.id === id;
  return [
    ...shown.map((before) => now.find(isOf(before.id)) ?? done(before)),
    ...now.filter(({ id }) => !shown.some(isOf(id))),
  ];
}
