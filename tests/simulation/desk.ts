/** A lead's browser that fixes and voids what phones recorded, under a log of its own. */
import { type WireEvent, wireEventOf } from "../../src/contract/wire/wire-event.ts";
import type { SyncReply } from "../../src/contract/wire/sync-message.ts";
import type { Settings } from "../../src/contract/wire/settings-message.ts";
import type { FixEvent } from "../../src/domain/event.ts";
import { sealEvent } from "../../src/storage/events.ts";
import { programDoor } from "../../src/storage/sealing/program-door.ts";
import type { World } from "./world.ts";

export class SimulatedDesk {
  readonly #world: World;
  readonly #number: string;
  readonly #events: WireEvent[] = [];
  /** Fixes by which a record changed its day or its site. */
  readonly moves = new Set<string>();
  #hw = 0;

  constructor(world: World) {
    this.#world = world;
    this.#number = world.random.uuid();
  }

  async fix(event: FixEvent): Promise<void> {
    const { ledger, random, server, admin } = this.#world;
    await server.signIn(admin);
    const { programId, sealTo } = (await server.ask(admin, "GET", "/v1/settings")) as Settings;
    const randomBytes = (length: number) => random.bytes(length);
    const sealer = programDoor({ programId, sealTo, randomBytes });
    const sealed = await sealEvent(event, event.content.day, { sealer, randomBytes });
    const wire = wireEventOf({ ...sealed, seq: this.#events.length + 1 });
    if (wire === undefined) throw new Error("What a program's door closes can be sent");
    this.#events.push(wire);
    const { id, record, content, base } = event;
    ledger.offer({ kind: "fix", event: id, base, record: content });
    ledger.note({ id, record, kind: "fix", rev: event.rev, base });
    ledger.confirmed.add(id);
  }

  has(id: string): boolean {
    return this.#events.some((event) => event.id === id);
  }

  async send(): Promise<void> {
    const { server, admin } = this.#world;
    if (this.#events.length === 0) return;
    await server.signIn(admin);
    // Twice: a restored endpoint says first what it has, and is then sent the rest.
    for (let exchanges = 0; exchanges < 2; exchanges++) {
      const reply = await server.ask(admin, "POST", "/v1/sync", {
        app: "0.0.0",
        schema: 1,
        number: this.#number,
        born: 0,
        next: this.#events.length + 1,
        prev: [],
        events: this.#events.slice(this.#hw),
      });
      this.#hw = (reply as SyncReply).hw;
    }
  }
}
