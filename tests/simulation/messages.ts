/** What lies in a request or a reply, read and made as the network needs it. */
import { gunzipSync } from "node:zlib";
import { nonceHeader, protocolHeader } from "../../src/contract/wire/protocol.ts";
import type { SyncReply, SyncRequest } from "../../src/contract/wire/sync-message.ts";
import type { Fault } from "./coverage.ts";
import type { Random } from "./random.ts";

/** A reply to an exchange names the limits of the next. */
export async function withLimit(response: Response, events: number): Promise<Response> {
  if (response.status !== 201) return response;
  const reply: unknown = await response.json();
  const { status, headers } = response;
  if (!isWithLimits(reply)) return Response.json(reply, { status, headers });
  return Response.json({ ...reply, limits: { ...reply.limits, events } }, { status, headers });
}

function isWithLimits(reply: unknown): reply is Pick<SyncReply, "limits"> {
  return typeof reply === "object" && reply !== null && "limits" in reply;
}

/** Of a tab that is gone, nothing goes on. */
export function never(): Promise<never> {
  return new Promise(() => undefined);
}

export function textOf(body: RequestInit["body"]): string {
  if (typeof body === "string") return body;
  if (!(body instanceof Uint8Array)) return "";
  return new TextDecoder().decode(isGzip(body) ? gunzipSync(body) : body);
}

export function isGzip(body: Uint8Array): boolean {
  return body[0] === 0x1f && body[1] === 0x8b;
}

export function damaged(gzip: Uint8Array): Uint8Array<ArrayBuffer> {
  const copy = new Uint8Array(gzip);
  // Its last four bytes tell how long the content is.
  copy.fill(0xff, -4);
  return copy;
}

export function isPoisoned(json: string, poison: ReadonlySet<string>): boolean {
  if (poison.size === 0 || json === "") return false;
  const { events = [] } = JSON.parse(json) as Partial<SyncRequest>;
  return events.some(({ id, sealed }) => poison.has(id) && sealed !== undefined);
}

/** Some of them say it as an endpoint would, but none can know the nonce. */
export function portalRefusal(random: Random): Response {
  const status = random.pick([400, 401, 403]) ?? 403;
  const codes: Readonly<Record<number, string>> = { 400: "malformed", 401: "revoked", 403: "not-allowed" };
  const page = "<html>Log in first</html>";
  return new Response(random.chance(0.5) ? page : JSON.stringify({ code: codes[status], sentence: "No." }), {
    status,
  });
}

/** By a proxy, or an endpoint with too much to do. */
export function busyAnswer(random: Random): Response {
  const retryAfter = random.pick(["30", "Sun, 22 Nov 2026 08:00:00 GMT", "nonsense"]) ?? "1";
  const status = random.chance(0.5) ? 429 : 503;
  return new Response("Busy", { status, headers: { "Retry-After": retryAfter } });
}

export function refusal({ headers }: RequestInit, status: number, code: string): Response {
  const asked = new Headers(headers);
  const echoed = [protocolHeader, nonceHeader].map((name) => [name, asked.get(name) ?? ""]);
  return Response.json({ code, sentence: "No." }, { status, headers: Object.fromEntries(echoed) });
}

/** The endpoint's own answer to an exchange. */
export function isCommitted({ status }: Response): boolean {
  return status === 201;
}

export function hasNextCredential({ headers }: Response): boolean {
  return headers.getSetCookie().length > 0;
}

export async function accessEnded(response: Response): Promise<Fault> {
  const { code } = (await response.clone().json()) as { readonly code: string };
  return code === "revoked" ? "401: the phone is revoked" : "401: the credential opens nothing";
}
