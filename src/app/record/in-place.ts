/** With `next` in the place of what is the same, or behind all others: nobody's next tap meets another one. */
export function inPlace<T>(list: readonly T[], next: T, isSame: (other: T) => boolean): readonly T[] {
  return list.some(isSame) ? list.map((other) => (isSame(other) ? next : other)) : [...list, next];
}
