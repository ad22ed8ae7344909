/** Servers in processes of their own, so that what they do doesn't slow down who sends. */
import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";

export interface ChildServer {
  readonly url: string;
  /** Of an endpoint without a program. */
  readonly setupCode: string | undefined;
  /** Processor time that it has used; unlike its duration, it hardly hangs on what else the machine does. */
  usedMs(): Promise<number>;
  stop(): Promise<void>;
}

/** What a child says once it listens. */
export interface Listening {
  readonly url: string;
  readonly setupCode?: string;
}

/** Of this process. */
export function usedMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** For a child: whatever its parent says asks for that. */
export function answerWithUsedMs(): void {
  process.on("message", () => process.send?.(usedMs()));
}

/** `endpoint` is Satchel's, `bare` the least that takes the same bytes. */
export async function startServer(kind: "endpoint" | "bare", dataDir: string): Promise<ChildServer> {
  const child = fork(join(import.meta.dirname, "..", "servers", `${kind}-server.ts`), [dataDir]);
  const ended = once(child, "exit");
  const [listening] = (await Promise.race([once(child, "message"), failed(ended, kind)])) as [Listening];
  return {
    url: listening.url,
    setupCode: listening.setupCode,
    async usedMs() {
      child.send("used?");
      const [used] = (await once(child, "message")) as [number];
      return used;
    },
    async stop() {
      child.disconnect();
      await ended;
    },
  };
}

async function failed(ended: Promise<unknown>, kind: string): Promise<never> {
  await ended;
  throw new Error(`The ${kind} server ended before it listened.`);
}
