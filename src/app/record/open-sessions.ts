/**
 * Which tabs of the app are open, by a lock that each holds until it is closed or
 * killed. Where a browser has none, no other tab is known: then an entry may
 * stand on two forms, and under its own ids it still is one.
 */
const nameOf = (session: string) => `satchel-draft-${session}`;

/** Gives back how it is let go; the browser does where the tab is closed or killed. */
export function holdSession(session: string): () => void {
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  locks()
    ?.request(nameOf(session), () => held)
    .catch(() => undefined);
  return release;
}

export async function isSessionOpen(session: string): Promise<boolean> {
  const state = await locks()?.query();
  return state?.held?.some(({ name }) => name === nameOf(session)) === true;
}

function locks(): LockManager | undefined {
  // Older browsers, and pages without https, have none.
  return (navigator as Partial<Navigator>).locks;
}
