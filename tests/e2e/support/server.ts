// A server of a test's own, for tests that stop it, kill it, or start it again on the same data.
import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { Readable } from "node:stream";

/** Where the built app lies beside its endpoint: a build for tests is served from a copy. */
export const servedRoot = process.env["SATCHEL_E2E_ROOT"] ?? resolve(import.meta.dirname, "../../..");
const startLimitMs = 60_000;
const stopLimitMs = 30_000;

export interface TestServer {
  readonly url: string;
  /** Where a program can be set up, once. Throws where there is one already: then none is printed. */
  readonly setUpLink: () => string;
  readonly port: number;
  readonly dataDir: string;
  /** Asks it to end and waits; throws if it doesn't. */
  readonly stop: () => Promise<void>;
  /** SIGKILL: what it had not made durable is gone. */
  readonly kill: () => Promise<void>;
}

export interface TestServerOptions {
  /** Give the port and folder of an earlier one to bring that one back. */
  readonly port?: number;
  readonly dataDir?: string;
  readonly environment?: Readonly<Record<string, string>>;
  /** How long it may take to end: one with much in its log needs longer on a busy machine. */
  readonly stopLimitMs?: number;
  /** Another release than this tree: where it lies, and its endpoint below that. */
  readonly release?: { readonly root: string; readonly main: string };
}

/** Starts the built app's server; resolves once it says that it answers. */
export async function startServer(options: TestServerOptions = {}): Promise<TestServer> {
  const { child, dataDir } = spawnServer(options);
  const said = await linesSaidBy(child);
  // Nobody reads its log from here on, and a full pipe would stop it. Not before: a stream that is still iterated
  // over doesn't begin to flow.
  child.stdout.resume();
  const { origin, port: givenPort } = new URL(said.address);
  return {
    url: origin,
    port: options.port ?? Number(givenPort),
    dataDir,
    setUpLink: () => {
      if (said.setUpLink === undefined) throw new Error("The server printed no link to set a program up.");
      return said.setUpLink;
    },
    stop: () => end(child, "SIGTERM", options.stopLimitMs),
    kill: () => end(child, "SIGKILL"),
  };
}

/** SIGKILL while it starts. Says whether it died before it said that it answers. */
export async function killStartingServer(options: TestServerOptions, afterMs: number): Promise<boolean> {
  const { child } = spawnServer(options);
  const timer = setTimeout(() => child.kill("SIGKILL"), afterMs);
  let hasAnswered = false;
  // Its output ends when it does.
  for await (const _ of child.stdout) hasAnswered = true;
  clearTimeout(timer);
  return !hasAnswered;
}

/** A test that fails leaves its server running: it ends with the process that ran the test. */
const running = new Set<ChildProcess>();
process.once("exit", () => {
  for (const child of running) child.kill("SIGKILL");
});

interface SpawnedServer {
  readonly child: ChildProcess & { readonly stdout: Readable };
  readonly dataDir: string;
}

function spawnServer(options: TestServerOptions): SpawnedServer {
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), "satchel-server-"));
  // The system chooses a port and gives it in one go: a port that was only found free is another test's by now.
  const port = options.port ?? 0;
  const { root, main } = options.release ?? { root: servedRoot, main: "src/server/main.ts" };
  const child = spawn(process.execPath, [main], {
    cwd: root,
    stdio: ["ignore", "pipe", "inherit"],
    env: {
      ...process.env,
      HOST: "localhost",
      PORT: String(port),
      PUBLIC_URL: `http://localhost:${port}`,
      DATA_DIR: dataDir,
      ...options.environment,
    },
  });
  running.add(child);
  child.once("exit", () => running.delete(child));
  return { child, dataDir };
}

interface Said {
  readonly address: string;
  readonly setUpLink: string | undefined;
}

/** What it prints before its first line of log; both come in one write. */
async function linesSaidBy(child: ChildProcess & { readonly stdout: Readable }): Promise<Said> {
  // Its output ends with it, and so does the waiting for it.
  const limit = setTimeout(() => child.kill("SIGKILL"), startLimitMs);
  let output = "";
  try {
    for await (const piece of child.stdout.iterator({ destroyOnReturn: false })) {
      output += String(piece);
      const [address, setUpLink] = output.match(/http:\S+/g) ?? [];
      if (address !== undefined && output.endsWith("\n")) {
        return { address, setUpLink };
      }
    }
  } finally {
    clearTimeout(limit);
  }
  throw new Error("The server ended, or was ended, before it said where it answers.");
}

async function end(child: ChildProcess, signal: "SIGTERM" | "SIGKILL", limitMs = stopLimitMs): Promise<void> {
  if (hasEnded(child)) return;
  const ended = once(child, "exit", { signal: AbortSignal.timeout(limitMs) });
  child.kill(signal);
  await ended;
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}
