/** Servers in processes of their own, so that what they do doesn't slow down who sends. */
import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";

/** Said to an endpoint. */
export const minutePassed = "minute passed";

export interface ChildServer {
  readonly url: string;
  /** Of an endpoint without a program. */
  readonly setupCode: string | undefined;
  /** Processor time that it has used; unlike its duration, it hardly hangs on what else the machine does. */
  usedMs(): Promise<number>;
  /** An endpoint's clock goes on by a minute: it takes so many exchanges a minute from a phone. */
  passMinute(): Promise<void>;
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

export interface ChildOptions {
  /** One of the benches'. */
  readonly page?: string;
  /** What its environment has beside this process's. */
  readonly environment?: Readonly<Record<string, string>>;
}

/** `endpoint` is Satchel's, `bare` the least that takes the same bytes. */
export async function startServer(
  kind: "endpoint" | "bare",
  dataDir: string,
  { page, environment }: ChildOptions = {},
): Promise<ChildServer> {
  const args = page === undefined ? [dataDir] : [dataDir, page];
  const child = fork(join(import.meta.dirname, "..", "servers", `${kind}-server.ts`), args, {
    env: { ...process.env, ...environment },
  });
  const ended = once(child, "exit");
  const [listening] = (await Promise.race([once(child, "message"), failed(ended, kind)])) as [Listening];
  async function ask(what: string): Promise<number> {
    child.send(what);
    const [used] = (await once(child, "message")) as [number];
    return used;
  }
  return {
    url: listening.url,
    setupCode: listening.setupCode,
    usedMs: () => ask("used?"),
    passMinute: async () => void (await ask(minutePassed)),
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
