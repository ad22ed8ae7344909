/** What is said of many measurements of one thing. */

export function medianOf(samples: readonly number[]): number {
  return quantileOf(samples, 0.5);
}

/** One in twenty was worse. */
export function worstOfTwentyOf(samples: readonly number[]): number {
  return quantileOf(samples, 0.95);
}

/** Throws without samples: nothing measured is not a figure. */
function quantileOf(samples: readonly number[], share: number): number {
  const sorted = samples.toSorted((a, b) => a - b);
  const position = (sorted.length - 1) * share;
  const lower = sorted[Math.floor(position)];
  const upper = sorted[Math.ceil(position)];
  if (lower === undefined || upper === undefined) throw new Error("Nothing was measured.");
  return lower + (upper - lower) * (position - Math.floor(position));
}

/**
 * Of how often one thing takes what another takes. A disk is quick or slow from
 * one moment to the next: there the median of such ratios leaps, and this doesn't.
 */
export function geometricMeanOf(ratios: readonly number[]): number {
  if (ratios.length === 0) throw new Error("Nothing was measured.");
  return Math.exp(ratios.reduce((sum, ratio) => sum + Math.log(ratio), 0) / ratios.length);
}

/** How long `work` takes. */
export function durationMsOf(work: () => void): number {
  const startMs = performance.now();
  work();
  return performance.now() - startMs;
}

/** How long it takes until `work` is done. */
export async function durationMsUntil(work: () => Promise<unknown>): Promise<number> {
  const startMs = performance.now();
  await work();
  return performance.now() - startMs;
}
