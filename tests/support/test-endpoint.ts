/** An endpoint in this process, on a folder of its own, and browsers that ask it. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import type { JoinReply } from "../../src/contract/wire/access-messages.ts";
import { bytesToBase64url } from "../../src/contract/wire/base64url.ts";
import { nonceHeader, protocolHeader, protocolVersion } from "../../src/contract/wire/protocol.ts";
import { tryKeyBytes } from "../../src/contract/wire/wire-limits.ts";
import { type Endpoint, openEndpoint } from "../../src/server/endpoint.ts";
import type { Program } from "../../src/domain/program.ts";
import { createLog } from "../../src/server/log.ts";
import { newSetupLink } from "../../src/server/links.ts";
import { nowAt } from "../../src/server/now.ts";
import type { StaticFiles } from "../../src/server/static-files.ts";
import { programOf } from "./builders.ts";

/** A Tuesday, at noon in UTC. */
export const testStartMs = Date.UTC(2026, 8, 8, 12);

/** So cheap that a test may sign in often. */
const passwordCost = { costExponent: 4, blockSize: 8, parallelization: 1 };

export const testPassword = "correct horse battery";

export interface TestEndpoint extends Endpoint {
  readonly dataDir: string;
  readonly publicUrl: URL;
  /** Lines of the log, as written. */
  readonly logged: readonly string[];
  /** Moves the endpoint's clock on. */
  pass(durationMs: number): void;
  readonly clockMs: () => number;
  /** A new one, or one that has been here before the endpoint was closed. */
  browser(before?: TestBrowser): TestBrowser;
  remove(): Promise<void>;
}

export interface TestEndpointOptions {
  readonly publicUrl?: string;
  readonly files?: StaticFiles;
  /** Of one that has been closed; otherwise a new one. */
  readonly dataDir?: string;
  readonly startMs?: number;
}

/** Closed and removed when the test is over. */
export async function openTestEndpoint(options: TestEndpointOptions = {}): Promise<TestEndpoint> {
  const endpoint = await startTestEndpoint(options);
  onTestFinished(() => endpoint.remove());
  return endpoint;
}

/** For all tests of a file: whoever starts it removes it. */
export async function startTestEndpoint({
  publicUrl = "https://satchel.example.org",
  files = new Map(),
  dataDir: given,
  startMs = testStartMs,
}: TestEndpointOptions = {}): Promise<TestEndpoint> {
  const dataDir = given ?? (await mkdtemp(join(tmpdir(), "satchel-endpoint-")));
  const logged: string[] = [];
  let nowMs = startMs;
  const clockMs = () => nowMs;
  const url = new URL(publicUrl);
  const endpoint = openEndpoint({
    dataDir,
    publicUrl: url,
    files,
    log: createLog({ write: (line) => void logged.push(line) }),
    clockMs,
    passwordCost,
  });
  return {
    ...endpoint,
    async remove() {
      endpoint.close();
      await rm(dataDir, { recursive: true, force: true });
    },
    dataDir,
    publicUrl: url,
    logged,
    clockMs,
    pass: (durationMs) => {
      nowMs += durationMs;
    },
    browser: (before) => new TestBrowser(endpoint, url, before?.cookies),
  };
}

/** The code of a link such as the start prints. */
export async function newSetupCode({ access, publicUrl, clockMs }: TestEndpoint): Promise<string> {
  const link = await newSetupLink(access, publicUrl, nowAt(clockMs()));
  return new URL(link).hash.slice(1);
}

export interface ProgramEndpoint {
  readonly endpoint: TestEndpoint;
  readonly admin: TestBrowser;
}

/** An endpoint whose program is set up, and the browser of its admin. */
export async function openProgramEndpoint(options: TestEndpointOptions = {}): Promise<ProgramEndpoint> {
  return withProgram(await openTestEndpoint(options));
}

export async function withProgram(
  endpoint: TestEndpoint,
  program: Program = programOf(),
): Promise<ProgramEndpoint> {
  const admin = endpoint.browser();
  const code = await newSetupCode(endpoint);
  const body = { code, program, account: "Robin", password: testPassword };
  const response = await admin.ask("POST", "/v1/setup", { body });
  if (response.status !== 201) throw new Error(`Setting up was refused: ${await response.text()}`);
  return { endpoint, admin };
}

export function newTryKey(): string {
  return bytesToBase64url(crypto.getRandomValues(new Uint8Array(tryKeyBytes)));
}

export interface AskOptions {
  /** Sent as JSON. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Keeps cookies and says where it asks from, as a page of the app in a browser does. */
export class TestBrowser {
  readonly #endpoint: Endpoint;
  readonly #publicUrl: URL;
  readonly #cookies: Map<string, string>;
  readonly #tryKey = newTryKey();

  constructor(endpoint: Endpoint, publicUrl: URL, cookies: ReadonlyMap<string, string> = new Map()) {
    this.#endpoint = endpoint;
    this.#publicUrl = publicUrl;
    this.#cookies = new Map(cookies);
  }

  get cookies(): ReadonlyMap<string, string> {
    return this.#cookies;
  }

  setCookie(name: string, value: string): void {
    this.#cookies.set(name, value);
  }

  async ask(method: string, path: string, { body, headers = {} }: AskOptions = {}): Promise<Response> {
    return this.send(path, {
      method,
      headers: { ...(body !== undefined && { "Content-Type": "application/json" }), ...headers },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  }

  /** Any request at all, with this browser's cookies and headers unless it brings its own. */
  async send(path: string, init: RequestInit): Promise<Response> {
    const headers = new Headers({
      [protocolHeader]: String(protocolVersion),
      [nonceHeader]: "AAAAAAAAAAAAAAAAAAAAAA",
      "Sec-Fetch-Site": "same-origin",
      Cookie: [...this.#cookies].map(([name, value]) => `${name}=${value}`).join("; "),
    });
    for (const [name, value] of new Headers(init.headers)) headers.set(name, value);
    const request = new Request(new URL(path, this.#publicUrl), { ...init, headers });
    const response = await this.#endpoint.app.fetch(request);
    this.#keep(response.headers.getSetCookie());
    return response;
  }

  async joinWith(code: string): Promise<JoinReply> {
    const response = await this.tryCode(code);
    if (response.status !== 201) throw new Error(`Joining was refused: ${await response.text()}`);
    return (await response.json()) as JoinReply;
  }

  /** As a phone that keeps the key of its try, unless it is given another. */
  tryCode(code: string, { tryKey = this.#tryKey } = {}): Promise<Response> {
    return this.ask("POST", "/v1/join", { body: { code, tryKey } });
  }

  #keep(setCookies: readonly string[]): void {
    for (const line of setCookies) {
      const [pair = ""] = line.split(";");
      const [name = "", value = ""] = pair.split("=");
      if (/max-age=0/i.test(line)) this.#cookies.delete(name);
      else this.#cookies.set(name, value);
    }
  }
}

/** The code of an invite that this browser's account makes. */
export async function inviteCodeOf(
  browser: TestBrowser,
  { role = "device", label = "Van phone", hours = 1 } = {},
): Promise<string> {
  const response = await browser.ask("POST", "/v1/invites", { body: { role, label, hours } });
  if (response.status !== 201) throw new Error(`Inviting was refused: ${await response.text()}`);
  return ((await response.json()) as { code: string }).code;
}
