/** A lead's browser that has the program's months open all the time and asks only for what changed. */
import { noMonths, type ProgramMonths, pullMonths } from "../../src/app/desk/program-months.ts";
import type { Cell } from "../../src/domain/measure.ts";
import { cellsOfBlock } from "../../src/domain/read-block.ts";
import { createEndpointClient, type EndpointClient } from "../../src/sync/endpoint-client.ts";
import { localDate } from "../support/builders.ts";
import { valueOf } from "../support/results.ts";
import { TimersByHand } from "../support/timers-by-hand.ts";
import type { World } from "./world.ts";

const anyDay = localDate("2026-09-08");

export class DeskReader {
  readonly #world: World;
  readonly #client: EndpointClient;
  #months = noMonths;

  constructor(world: World) {
    const { server, admin, random, nowMs } = world;
    const bytes = random.branch("desk");
    this.#world = world;
    this.#client = createEndpointClient({
      fetch: (path, init) => server.handle(admin, path, init),
      timer: new TimersByHand(nowMs).timer,
      now: () => world.nowMs,
      caller: "account",
      randomBytes: (length) => bytes.bytes(length),
    });
  }

  /** The program's cells, by what has changed since this desk asked last. */
  async pull(): Promise<readonly Cell[]> {
    this.#months = await this.#pulledOnto(this.#months);
    return cellsOf(this.#months);
  }

  /** As a desk that was never open before reads them. */
  async pullAnew(): Promise<readonly Cell[]> {
    return cellsOf(await this.#pulledOnto(noMonths));
  }

  async #pulledOnto(before: ProgramMonths): Promise<ProgramMonths> {
    const { server, admin, busy } = this.#world;
    await server.signIn(admin);
    return valueOf(await busy.during(() => pullMonths(this.#client, before, anyDay)));
  }
}

function cellsOf({ blocks }: ProgramMonths): readonly Cell[] {
  return [...blocks.values()].flatMap(cellsOfBlock);
}
