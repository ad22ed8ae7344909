/** Rejects where nothing is left that could end the schedule: some bug lets a phone wait for what never comes. */
export function whenStuck(): { readonly promise: Promise<never>; readonly forget: () => void } {
  const { promise, reject } = Promise.withResolvers<never>();
  const tell = (): void => reject(new Error("The schedule never ended"));
  process.once("beforeExit", tell);
  return { promise, forget: () => process.off("beforeExit", tell) };
}
