/** What begins with these is a lead's: it needs no phone here, and is fetched only when it is asked for. */
const deskAddress = /^\/(desk|set-up|account)(\/|$)/;

export function isDeskAddress(path: string): boolean {
  return deskAddress.test(path);
}
