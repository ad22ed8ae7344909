/** Which faults were really met, and how often: a fault that never fires proves nothing. */

export const faults = [
  "request lost",
  "reply lost after commit",
  "reply with the next credential lost",
  "reply cut off",
  "request cut off",
  "damaged gzip",
  "request delivered twice",
  "request delivered late",
  "requests delivered in another order",
  "reply late",
  "reply to something else, kept by a proxy",
  "captive portal: 200 HTML",
  "captive portal: 400",
  "captive portal: 401",
  "captive portal: 403",
  "redirect",
  "413 by a proxy",
  "413 for one event, sent without its body",
  "two exchanges under way",
  "two exchanges in one commit",
  "endpoint of another version",
  "429",
  "503",
  "401: the phone is revoked",
  "401: the credential opens nothing",
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
  "killed in a save: transaction began",
  "killed in a save: transaction ended",
  "killed in an exchange: transaction began",
  "killed in an exchange: transaction ended",
  "killed in an exchange: request left",
  "killed in an exchange: reply came",
  "killed in an opening: transaction began",
  "killed in an opening: transaction ended",
  "killed in a joining: transaction began",
  "killed in a joining: transaction ended",
  "all tabs closed, and opened again",
  "database force-closed",
  "database connection lost without a word",
  "database force-closed in the middle of a save",
  "database force-closed in the middle of an exchange",
  "worker sent without a window",
  "worker stopped: transaction began",
  "worker stopped: transaction ended",
  "worker stopped: request left",
  "worker stopped: reply came",
  "two tabs",
  "phone cloned",
  "phone alone cloned, and both joined",
  "phone joined again",
  "phone joined again, and had no room for it",
  "phone wiped with unsent records, and joined again",
  "reply to a phone whose clock is wrong by years",
  "endpoint crashed before it had read the body",
  "endpoint crashed with events opened and not written",
  "endpoint crashed with events written and not committed",
  "endpoint crashed in the middle of a commit",
  "endpoint crashed after commit",
  "endpoint stopped and started again",
  "endpoint restored from a backup",
  "endpoint restored twice",
  "endpoint restored after events left phones",
  "event that nobody can bring any more, on the leads' list",
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
  "changed by two phones at once",
  "changed by a lead and a phone at once",
  "moved by a lead and changed by a phone at once",
  "fix that moves its record to another day of the month",
  "fix that moves its record to another month",
  "fix that moves its record to another site",
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
