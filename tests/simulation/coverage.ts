/** Which faults were really met, and how often: a fault that never fires proves nothing. */

export const faults = [
  "request lost",
  "reply lost after commit",
  "reply cut off",
  "request cut off",
  "damaged gzip",
  "request delivered twice",
  "request delivered late",
  "requests delivered in another order",
  "reply late",
  "reply to something else, kept by a proxy",
  "captive portal: 200 HTML",
  "captive portal: 400, 401 or 403",
  "redirect",
  "413 by a proxy",
  "413 for one event, sent without its body",
  "two exchanges under way",
  "endpoint of another version",
  "429 or 503",
  "403 by the endpoint",
  "409: the number is another phone's",
  "409: another browser of the account uses the number",
  "400 for one event",
  "save: transaction aborted",
  "save: no room",
  "save: stored, and told of an abort",
  "save: tried again after a failure",
  "save: UnknownError",
  "save: InvalidStateError",
  "reply: transaction aborted",
  "phone's disk full: not saved",
  "phone's disk full: reply not stored",
  "tab killed before a commit",
  "tab killed after a commit",
  "tab killed in the middle of a save",
  "tab killed in the middle of an exchange",
  "all tabs closed, and opened again",
  "database force-closed",
  "database connection lost without a word",
  "database force-closed in the middle of a save",
  "database force-closed in the middle of an exchange",
  "worker sent without a window",
  "worker stopped in the middle",
  "two tabs",
  "phone cloned",
  "phone alone cloned, and both joined",
  "phone joined again",
  "phone joined again, and had no room for it",
  "phone wiped with unsent records, and joined again",
  "phone revoked",
  "clock wrong by years",
  "endpoint crashed before commit",
  "endpoint crashed after commit",
  "endpoint stopped and started again",
  "endpoint restored from a backup",
  "endpoint restored twice",
  "endpoint restored after events left phones",
  "endpoint's disk full",
  "endpoint let go of what old records say",
  "event of a record that was let go, kept apart",
  "key rotated with unsent records",
  "events in quarantine until a key was back",
  "events of a newer schema, set aside before the upgrade",
  "events of a newer schema, counted after the upgrade",
  "copy brought by a lead",
  "copy brought whose number another phone uses",
  "fix or void in a lead's own browser",
  "lead's browser cloned",
  "lead's browser wiped with unsent changes",
  "lead's session ended with unsent changes, and signed in again",
  "fix by lead and phone at once",
  "fix by a lead that moves what a phone fixes at once",
  "fix that moves day, site or month",
  "void",
  "events left the phone by retention",
] as const;
export type Fault = (typeof faults)[number];

/** How often each was met, as it crosses to another process. */
export type Faults = Readonly<Record<string, number>>;

export class Coverage {
  readonly #counts = new Map<Fault, number>();

  met(fault: Fault): void {
    this.#counts.set(fault, this.of(fault) + 1);
  }

  of(fault: Fault): number {
    return this.#counts.get(fault) ?? 0;
  }

  add(other: Coverage): void {
    for (const fault of faults) this.#counts.set(fault, this.of(fault) + other.of(fault));
  }

  everMet(): readonly Fault[] {
    return faults.filter((fault) => this.of(fault) > 0);
  }

  never(): readonly Fault[] {
    return faults.filter((fault) => this.of(fault) === 0);
  }

  counts(): Faults {
    return Object.fromEntries(this.#counts);
  }

  addCounts(counts: Faults): void {
    for (const fault of faults) this.#counts.set(fault, this.of(fault) + (counts[fault] ?? 0));
  }

  lines(of: readonly Fault[] = faults): readonly string[] {
    return of.map((fault) => `${String(this.of(fault)).padStart(8)}  ${fault}`);
  }
}
