import type { BeforeJoining } from "../shell/team-context.tsx";

/**
 * Whether what was recorded alone is still on the phone. One that never recorded
 * alone has an empty database of that time: that one goes without a question.
 */
export async function isStillHere(before: BeforeJoining): Promise<boolean> {
  const count = await before.count().catch(() => undefined);
  if (count === 0) await before.remove();
  return count !== 0;
}
