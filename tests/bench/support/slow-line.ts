/** A line between two ends of this machine that is as slow as a phone's at the edge of town. */
import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";

export interface Slowness {
  /** There and back. */
  readonly roundTripMs: number;
  /** In each direction. */
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
  const server = createServer((near) => {
    const far = connect(Number(port), hostname);
    pass(near, far, slowness);
    pass(far, near, slowness);
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

function pass(from: Socket, to: Socket, { roundTripMs, bytesPerSecond }: Slowness): void {
  const waiting: Uint8Array[] = [];
  let isFreeAtMs = 0;
  from.on("data", (bytes: Uint8Array) => {
    const nowMs = performance.now();
    isFreeAtMs = Math.max(nowMs, isFreeAtMs) + (bytes.byteLength * 1000) / bytesPerSecond;
    waiting.push(bytes);
    // Timers of one millisecond may end in any order; what waits goes in its own.
    setTimeout(() => to.write(waiting.shift() ?? ""), isFreeAtMs + roundTripMs / 2 - nowMs);
  });
  // The other end is gone: nothing is left to be told.
  from.on("close", () => to.destroy());
  from.on("error", () => to.destroy());
}
