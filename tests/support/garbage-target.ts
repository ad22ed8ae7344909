/** An endpoint that is sent what no app of ours sends. */
import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { gzipSync } from "node:zlib";
import { refusalMeant } from "../../src/contract/wire/errors.ts";
import { parseErrorReply } from "../../src/contract/wire/route-messages.ts";
import type { Route } from "../../src/contract/wire/route.ts";
import { type RouteName, routes } from "../../src/contract/wire/routes.ts";
import { accountOf, joinedPhone } from "./program-endpoint.ts";
import { startTestEndpoint, type TestBrowser, type TestEndpoint, withProgram } from "./test-endpoint.ts";

export const routeNames = Object.keys(routes) as RouteName[];

export const gzip = { "Content-Encoding": "gzip" };

export function gzipped(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(gzipSync(text));
}

export function pathOf(name: RouteName): string {
  return routes[name].path.replaceAll(/:[a-z]+/g, randomUUID());
}

export interface Sent {
  readonly body?: Uint8Array<ArrayBuffer> | string;
  readonly headers?: Readonly<Record<string, string>>;
}

export class GarbageTarget {
  readonly endpoint: TestEndpoint;
  readonly admin: TestBrowser;
  readonly device: TestBrowser;

  private constructor(who: Pick<GarbageTarget, "endpoint" | "admin" | "device">) {
    this.endpoint = who.endpoint;
    this.admin = who.admin;
    this.device = who.device;
  }

  static async start(): Promise<GarbageTarget> {
    const { endpoint, admin } = await withProgram(await startTestEndpoint());
    const { browser: device } = await joinedPhone(endpoint, admin);
    await accountOf(endpoint, admin, "lead");
    return new GarbageTarget({ endpoint, admin, device });
  }

  /** So that nobody has asked too often, and nobody's session ends. */
  async rest(): Promise<void> {
    this.endpoint.pass(60_000);
    await this.admin.ask("GET", "/v1/session");
  }

  /** Whoever may ask it, so that garbage comes as far as it can. */
  allowedBrowser(name: RouteName): TestBrowser {
    const route: Route = routes[name];
    return route.roles.includes("admin") || route.roles.includes("anyone") ? this.admin : this.device;
  }

  send(name: RouteName, { body, headers = {} }: Sent): Promise<Response> {
    return this.allowedBrowser(name).send(pathOf(name), {
      method: routes[name].method,
      headers: { "Content-Type": "application/json", ...headers },
      ...(body !== undefined && { body }),
    });
  }

  /** The code of the table with which a request is refused, or what is wrong with how it was answered. */
  async refusalOf(asked: () => Promise<Response>): Promise<string> {
    const before = this.#stored();

    const response = await asked();

    const refusal = parseErrorReply(await response.json());
    if (!refusal.ok) return `no refusal, but ${response.status}`;
    if (refusalMeant(refusal.value.code, response.status) !== refusal.value.code || response.status >= 500) {
      return `${refusal.value.code} with ${response.status}`;
    }
    return this.#stored() === before ? refusal.value.code : `${refusal.value.code}, and something was stored`;
  }

  /** All that is stored, table by table. That a session goes on, and that its account was seen, any request writes. */
  #stored(): string {
    const db = new DatabaseSync(join(this.endpoint.dataDir, "satchel.sqlite"), { readOnly: true });
    try {
      const tables = db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").all();
      return tables
        .map(({ name }) => {
          const rows = db.prepare(`SELECT * FROM "${String(name)}"`).all();
          return JSON.stringify([name, rows.map((row) => ({ ...row, idle_until: 0, last_seen_day: "" }))]);
        })
        .join("\n");
    } finally {
      db.close();
    }
  }
}
