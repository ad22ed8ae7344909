/** How long a server, or a proxy in front of it, asks to be left alone. */

const minDelayMs = 1000;
/** A proxy that says "tomorrow" must not silence a phone for the night. */
const maxDelayMs = 60 * 60 * 1000;

/** Reads `Retry-After`, in seconds or as a date, within bounds. `undefined` where there is none to understand. */
export function retryAfterMs(header: string | null, nowMs: number): number | undefined {
  if (header === null) return undefined;
  const asked = header.trim();
  const delayMs = /^\d+$/.test(asked) ? Number(asked) * 1000 : Date.parse(asked) - nowMs;
  return Number.isNaN(delayMs) ? undefined : Math.min(Math.max(delayMs, minDelayMs), maxDelayMs);
}
