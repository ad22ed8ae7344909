/** How long to leave it after so many failures in a row. */

const firstMs = 5000;
const longestMs = 5 * 60_000;
const shortestMs = 1000;

/**
 * Full jitter: any time up to a bound that doubles. A hundred phones that lost
 * the endpoint in the same second must not come back in the same second.
 */
export function backoffMs(failures: number, random: () => number): number {
  const bound = Math.min(longestMs, firstMs * 2 ** Math.max(0, failures - 1));
  return Math.max(shortestMs, Math.round(random() * bound));
}
