/** The few colours that a drawing is made of. */
import { assert } from "../../domain/assert.ts";

/** Red, green, blue, and how little it is see-through: each from 0 to 255. */
export type Colour = readonly [red: number, green: number, blue: number, opacity: number];

export interface Palette {
  readonly colours: readonly Colour[];
  /** Of the one that stands for this colour. */
  readonly numberOf: (colour: Colour) => number;
}

/** In each channel: what nobody sees, least of all in the pixels along an edge, which alone are so many. */
export const sameColourSteps = 4;

/** The number of a colour is a byte. */
const maxColours = 256;

/** From the most frequent on, a colour that is the same to the eye as one before it is that one. */
export function paletteOf(pixels: readonly Colour[]): Palette {
  const colours: Colour[] = [];
  const numbers = new Map<string, number>();
  for (const colour of byFrequency(pixels)) {
    const nearest = nearestOf(colours, colour);
    const isNew = nearest === undefined || distance(nearest, colour) > sameColourSteps;
    numbers.set(keyOf(colour), isNew ? colours.push(colour) - 1 : colours.indexOf(nearest));
  }
  assert(colours.length <= maxColours, "icons are drawn of a few colours");
  return {
    colours,
    numberOf(colour) {
      const number = numbers.get(keyOf(colour));
      assert(number !== undefined, "the palette was made of these pixels");
      return number;
    },
  };
}

function byFrequency(pixels: readonly Colour[]): readonly Colour[] {
  const counts = new Map<string, { readonly colour: Colour; times: number }>();
  for (const colour of pixels) {
    const counted = counts.get(keyOf(colour));
    if (counted === undefined) counts.set(keyOf(colour), { colour, times: 1 });
    else counted.times += 1;
  }
  return [...counts.values()].toSorted((a, b) => b.times - a.times).map(({ colour }) => colour);
}

function nearestOf(colours: readonly Colour[], wanted: Colour): Colour | undefined {
  const [first, ...others] = colours;
  if (first === undefined) return undefined;
  return others.reduce((best, one) => (distance(one, wanted) < distance(best, wanted) ? one : best), first);
}

function distance(a: Colour, b: Colour): number {
  return Math.max(...a.map((channel, index) => Math.abs(channel - (b[index] ?? 0))));
}

function keyOf(colour: Colour): string {
  return colour.join();
}
