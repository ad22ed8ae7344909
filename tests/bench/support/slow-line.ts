/** A line between two ends of this machine that is as slow as a phone's at the edge of town. */
import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";

export interface Slowness {
  /** There and back. */
  readonly roundTripMs: number;
  /** In each direction, for all connections together. */
  readonly bytesPerSecond: number;
}

export interface SlowLine {
  /** Instead of the address that it leads to. */
  readonly url: string;
  stop(): void;
}

/** A first connection isn't held up as it would be by its handshakes; every way of sending keeps its own open. */
export async function openSlowLine(target: string, slowness: Slowness): Promise<SlowLine> {
  const { hostname, port } = new URL(target);
  const sockets = new Set<Socket>();
  const [there, back] = [new Direction(slowness), new Direction(slowness)];
  const server = createServer((near) => {
    const far = connect(Number(port), hostname);
    pass(near, far, there);
    pass(far, near, back);
    for (const socket of [near, far]) sockets.add(socket);
  });
  server.listen(0, "localhost");
  await once(server, "listening");
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    stop() {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}

class Direction {
  readonly #slowness: Slowness;
  #isFreeAtMs = 0;

  constructor(slowness: Slowness) {
    this.#slowness = slowness;
  }

  /** Until so many bytes have come through behind those before them. */
  delayMs(bytes: number): number {
    const { roundTripMs, bytesPerSecond } = this.#slowness;
    const nowMs = performance.now();
    this.#isFreeAtMs = Math.max(nowMs, this.#isFreeAtMs) + (bytes * 1000) / bytesPerSecond;
    return this.#isFreeAtMs + roundTripMs / 2 - nowMs;
  }
}

function pass(from: Socket, to: Socket, direction: Direction): void {
  const waiting: Uint8Array[] = [];
  from.on("data", (bytes: Uint8Array) => {
    waiting.push(bytes);
    // Timers of one millisecond may end in any order; what waits goes in its own.
    setTimeout(() => to.write(waiting.shift() ?? ""), direction.delayMs(bytes.byteLength));
  });
  // The other end is gone: nothing is left to be told.
  from.on("close", () => to.destroy());
  from.on("error", () => to.destroy());
}
