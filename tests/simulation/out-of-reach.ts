/**
 * Events that nobody can bring any more, by what phones and the endpoint held at
 * the moment when it happened, and not by what any of them believes: a wipe took
 * what only that phone had, a backup what had left all phones by then. Whatever
 * else is missing in the end is lost.
 */
import { isWithoutBody } from "../../src/storage/sync-row.ts";
import type { Asker } from "./asker.ts";
import type { SimulatedPhone } from "./phone.ts";
import { wholeLogOf } from "./whole-logs.ts";
import type { World } from "./world.ts";

export class OutOfReach {
  readonly #world: World;
  readonly #ids = new Set<string>();

  constructor(world: World) {
    this.#world = world;
  }

  has(id: string): boolean {
    return this.#ids.has(id);
  }

  /** What its phone was told to be stored whole, in the endpoint's life of now, no wipe can take. */
  async beforeWipe(wiped: SimulatedPhone): Promise<void> {
    this.#world.wipedLogs.push(await wholeLogOf(wiped));
    const { sync } = await wiped.stand();
    // A body that came may be missing again after a restore: the phone knows it by the endpoint's list alone.
    const withheld = new Set(
      [...sync.withheld, ...sync.quarantined.filter(isWithoutBody)].map(({ seq }) => seq),
    );
    const isOfNow = wiped.lifeOfWord === this.#world.server.lives;
    const rows = await wiped.loggedRows();
    const unsent = rows.filter(({ seq }) => !isOfNow || seq > sync.hw || withheld.has(seq));
    await this.#note(
      unsent.map(({ id }) => id),
      wiped,
    );
  }

  /** While the endpoint is put back to what it was. */
  async duringRestore(putBack: () => void): Promise<void> {
    const before = this.#whole();
    putBack();
    await this.#note(before);
  }

  /** While a phone takes a reply in: one from before a restore may let go of what the backup hasn't got. */
  async duringReply<T>(phone: SimulatedPhone, { lifeOfReply }: Asker, takeIn: () => Promise<T>): Promise<T> {
    if (lifeOfReply === this.#world.server.lives) return takeIn();
    const before = await phone.loggedRows();
    const taken = await takeIn();
    await this.#note(before.map(({ id }) => id));
    return taken;
  }

  /** Those of them that the endpoint hasn't got, nor any phone but this one. */
  async #note(ids: Iterable<string>, but?: SimulatedPhone): Promise<void> {
    const whole = this.#whole();
    const gone = [...ids].filter((id) => !whole.has(id));
    if (gone.length === 0) return;
    const { phones, desk } = this.#world;
    const others = phones.filter((phone) => phone !== but);
    const logs = await Promise.all(others.map((phone) => phone.loggedRows()));
    const held = new Set<string>(logs.flat().map(({ id }) => id));
    for (const id of gone) if (!held.has(id) && !desk.has(id)) this.#ids.add(id);
  }

  /** With what they say. What lies in quarantine may be understood one day. */
  #whole(): ReadonlySet<string> {
    const rows = this.#world.server.rows(
      "SELECT id FROM events UNION SELECT id FROM quarantine WHERE code <> 'withheld'",
    );
    return new Set(rows.map(({ id }) => String(id)));
  }
}
