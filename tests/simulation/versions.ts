/**
 * Which version of the app wrote each event, and which one the endpoint is of:
 * what a newer one wrote, it sets aside until it is upgraded.
 */
import type { WireEvent } from "../../src/contract/wire/wire-event.ts";
import type { Opener } from "../../src/server/unsealing.ts";

export class Versions {
  readonly #written = new Map<string, number>();
  /** Of the endpoint. */
  endpoint = 0;

  note(event: string, version: number): void {
    // A second try is of what the form held at the first.
    if (!this.#written.has(event)) this.#written.set(event, version);
  }

  /** Answers for what is newer as the endpoint's own does for content in a packing that it doesn't know. */
  readonly opener = (real: Opener): Opener => ({
    open: async (event, program) =>
      this.#isUnderstood(event) ? real.open(event, program) : { ok: false, code: "newer-schema" },
  });

  #isUnderstood({ id, sealed }: WireEvent): boolean {
    return sealed === undefined || (this.#written.get(id) ?? 0) <= this.endpoint;
  }
}
