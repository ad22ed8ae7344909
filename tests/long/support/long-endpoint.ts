/** The endpoint as people start it, in a process of its own, with a clock that the test moves by days. */
import { execFile } from "node:child_process";
import { readFileSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { promisify } from "node:util";
import { databaseName } from "../../../src/server/data-folder.ts";
import { startServer, type TestServer } from "../../e2e/support/server.ts";
import type { UnpackedRelease } from "../../support/unpacked-release.ts";
import { askProcess } from "./ask-process.ts";
import {
  clockVariable,
  type ClockRequest,
  socketVariable,
  type Used,
  usedFileVariable,
} from "./moved-clock.ts";

const execute = promisify(execFile);
const clockModule = join(import.meta.dirname, "moved-clock.ts");
const commands = resolve(import.meta.dirname, "../../../src/server/commands");

interface EndpointOptions {
  /** Empty, or of an endpoint that was stopped. The socket is beside it. */
  readonly dataDir: string;
  readonly nowMs: number;
  readonly release?: UnpackedRelease;
}

export interface CommandRun {
  readonly stdout: string;
  readonly used: Used;
}

export interface MostUsed {
  readonly residentBytes: number;
  /** Of the database's log. */
  readonly logBytes: number;
}

export class LongEndpoint {
  readonly dataDir: string;
  #server: TestServer;
  #setMs: number;
  #setAtMs = performance.now();
  #most: MostUsed = { residentBytes: 0, logBytes: 0 };

  private constructor({ dataDir, nowMs }: EndpointOptions, server: TestServer) {
    this.dataDir = dataDir;
    this.#server = server;
    this.#setMs = nowMs;
  }

  static async start(options: EndpointOptions): Promise<LongEndpoint> {
    const server = await startServer({ dataDir: options.dataDir, ...environmentOf(options) });
    return new LongEndpoint(options, server);
  }

  get url(): string {
    return this.#server.url;
  }

  setUpLink(): string {
    return this.#server.setUpLink();
  }

  /** What its clock shows. */
  now(): number {
    return Math.floor(this.#setMs + performance.now() - this.#setAtMs);
  }

  async moveTo(nowMs: number): Promise<void> {
    [this.#setMs, this.#setAtMs] = [nowMs, performance.now()];
    await this.#ask({ nowMs });
  }

  used(request: ClockRequest = {}): Promise<Used> {
    return this.#ask(request);
  }

  async stop(): Promise<void> {
    // Its highest is gone with it.
    await this.used();
    await this.#server.stop();
  }

  /** Of all processes that it was so far, as often as they were asked. */
  get most(): MostUsed {
    return this.#most;
  }

  /** Of the database's file, and of its log. */
  fileBytes(): { readonly database: number; readonly log: number } {
    const path = join(this.dataDir, databaseName);
    return { database: bytesOf(path), log: bytesOf(`${path}-wal`) };
  }

  /** Gives the file. */
  async backUp(folder: string, args: readonly string[] = []): Promise<string> {
    const [file = ""] = (await this.command("backup", [folder, ...args])).stdout.split(": ");
    return file;
  }

  /** Stops it, puts the backup in the place of its database, and starts it. Gives how many events that took away. */
  async restore(file: string): Promise<number> {
    await this.stop();
    const before = eventsIn(join(this.dataDir, databaseName));
    await this.command("restore", [file]);
    const after = eventsIn(join(this.dataDir, databaseName));
    await this.startAgain();
    return before - after;
  }

  /** On the same folder and address; `release` where it is another than this tree. Gives what the start used. */
  async startAgain(release?: UnpackedRelease): Promise<Used> {
    const { dataDir } = this;
    const { port } = this.#server;
    const options = { dataDir, nowMs: this.now(), ...(release && { release }) };
    this.#server = await startServer({ dataDir, port, ...environmentOf(options) });
    return this.used();
  }

  /** What `npm run check` finds, if anything, and what it used where it found nothing. */
  async check(): Promise<{ readonly findings: readonly string[]; readonly run?: CommandRun }> {
    try {
      return { findings: [], run: await this.command("check") };
    } catch (error) {
      if (!(error instanceof Error) || !("stdout" in error)) throw error;
      return { findings: String(error.stdout).trim().split("\n") };
    }
  }

  /** One of the commands of the server's terminal, at the moved clock. Throws where it ends with another code than 0. */
  async command(name: string, args: readonly string[] = []): Promise<CommandRun> {
    const given = ["--import", clockModule, join(commands, `${name}.ts`), ...args];
    const env = {
      ...process.env,
      DATA_DIR: this.dataDir,
      PUBLIC_URL: this.url,
      [clockVariable]: `${this.now()}`,
      [usedFileVariable]: `${this.dataDir}.used`,
    };
    const { stdout } = await execute(process.execPath, given, { env });
    return { stdout, used: JSON.parse(readFileSync(`${this.dataDir}.used`, "utf8")) as Used };
  }

  async #ask(request: ClockRequest): Promise<Used> {
    const used = await askProcess(socketOf(this.dataDir), request);
    this.#most = {
      residentBytes: Math.max(this.#most.residentBytes, used.mostResidentBytes),
      logBytes: Math.max(this.#most.logBytes, this.fileBytes().log),
    };
    return used;
  }
}

function bytesOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}

/** Also of a file that a former release wrote. */
function eventsIn(path: string): number {
  const database = new DatabaseSync(path, { readOnly: true });
  try {
    return Number(database.prepare("SELECT count(*) AS events FROM events").get()?.["events"]);
  } finally {
    database.close();
  }
}

function socketOf(dataDir: string): string {
  return `${dataDir}.socket`;
}

function environmentOf({ dataDir, nowMs, release }: EndpointOptions) {
  return {
    ...(release && { release }),
    stopLimitMs: 120_000,
    environment: movedClock({ nowMs, socket: socketOf(dataDir) }),
  };
}

/** What makes a program of the endpoint live by the test's clock. */
export function movedClock({ nowMs, socket }: { readonly nowMs: number; readonly socket: string }) {
  return {
    NODE_OPTIONS: `--expose-gc --import ${clockModule}`,
    [clockVariable]: `${nowMs}`,
    [socketVariable]: socket,
  };
}
