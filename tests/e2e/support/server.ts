// A server of a test's own, for tests that stop it, kill it, or start it again on the same data.
import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

const projectRoot = resolve(import.meta.dirname, "../../..");
const startLimitMs = 15_000;
const stopLimitMs = 10_000;
const pollMs = 50;

export interface TestServer {
  readonly url: string;
  readonly port: number;
  readonly dataDir: string;
  /** Asks it to end and waits; throws if it doesn't. */
  readonly stop: () => Promise<void>;
  /** SIGKILL: what it had not made durable is gone. */
  readonly kill: () => Promise<void>;
}

interface TestServerOptions {
  /** Give the port and folder of an earlier one to bring that one back. */
  readonly port?: number;
  readonly dataDir?: string;
  readonly environment?: Readonly<Record<string, string>>;
  /** The tree to run, with a build of its own; this one by default. */
  readonly root?: string;
}

/** Starts the built app's server; resolves once it answers. */
export async function startServer(options: TestServerOptions = {}): Promise<TestServer> {
  const port = options.port ?? (await findFreePort());
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), "satchel-server-"));
  const url = `http://localhost:${port}`;
  const child = spawn(process.execPath, ["src/server/main.ts"], {
    cwd: options.root ?? projectRoot,
    stdio: ["ignore", "ignore", "inherit"],
    env: {
      ...process.env,
      HOST: "localhost",
      PORT: String(port),
      PUBLIC_URL: url,
      DATA_DIR: dataDir,
      ...options.environment,
    },
  });
  await untilAnswering(url, child);
  return { url, port, dataDir, stop: () => end(child, "SIGTERM"), kill: () => end(child, "SIGKILL") };
}

async function findFreePort(): Promise<number> {
  const probe = createServer().listen(0, "localhost");
  await once(probe, "listening");
  const address = probe.address();
  probe.close();
  await once(probe, "close");
  if (address === null || typeof address === "string") throw new Error("No free port was found.");
  return address.port;
}

async function untilAnswering(url: string, child: ChildProcess): Promise<void> {
  const deadlineMs = performance.now() + startLimitMs;
  while (performance.now() < deadlineMs) {
    if (hasEnded(child)) throw new Error(`The server ended with code ${child.exitCode} before it answered.`);
    if (await isAnswering(url)) return;
    await sleep(pollMs);
  }
  child.kill("SIGKILL");
  throw new Error(`The server did not answer at ${url} within ${startLimitMs} ms.`);
}

async function isAnswering(url: string): Promise<boolean> {
  try {
    await fetch(url);
    return true;
  } catch {
    return false;
  }
}

async function end(child: ChildProcess, signal: "SIGTERM" | "SIGKILL"): Promise<void> {
  if (hasEnded(child)) return;
  const ended = once(child, "exit", { signal: AbortSignal.timeout(stopLimitMs) });
  child.kill(signal);
  await ended;
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}
