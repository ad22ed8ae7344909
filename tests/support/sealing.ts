/** A program with a key, a phone's door to it, and the endpoint's way of opening what passed the door. */
import { canonicalBytes } from "../../src/contract/canonical.ts";
import { commitment, eventHash } from "../../src/contract/commitment.ts";
import type { EventContent, StoredEvent } from "../../src/contract/event-schema.ts";
import { bytesToBase64url } from "../../src/contract/wire/base64url.ts";
import type { ProgramKey } from "../../src/contract/wire/settings-message.ts";
import { type WireEvent, wireEventOf } from "../../src/contract/wire/wire-event.ts";
import type { RecordEvent } from "../../src/domain/event.ts";
import { sealEvent } from "../../src/storage/events.ts";
import { programDoor } from "../../src/storage/sealing/program-door.ts";
import type { Sealer } from "../../src/storage/sealer.ts";
import type { ProgramKeys } from "../../src/server/program-keys.ts";
import { localDate } from "./builders.ts";

export const programId = "a0000000-0000-4000-8000-000000000001";
export const otherProgramId = "a0000000-0000-4000-8000-000000000002";

export interface TestProgramKey {
  readonly sealTo: ProgramKey;
  readonly pair: CryptoKeyPair;
}

const algorithm = { name: "ECDH", namedCurve: "P-256" };

export async function newProgramKey(key = 1): Promise<TestProgramKey> {
  return withPublicKey(key, await crypto.subtle.generateKey(algorithm, true, ["deriveBits"]));
}

/** The key of a JWK, so that what was sealed to it once can be opened in every run. */
export async function programKeyOf(key: number, jwk: JsonWebKey): Promise<TestProgramKey> {
  const { kty, crv, x, y } = jwk as Required<JsonWebKey>;
  return withPublicKey(key, {
    privateKey: await crypto.subtle.importKey("jwk", jwk, algorithm, true, ["deriveBits"]),
    publicKey: await crypto.subtle.importKey("jwk", { kty, crv, x, y }, algorithm, true, []),
  });
}

async function withPublicKey(key: number, pair: CryptoKeyPair): Promise<TestProgramKey> {
  const point = new Uint8Array(await crypto.subtle.exportKey("raw", pair.publicKey));
  return { pair, sealTo: { key, publicKey: bytesToBase64url(point) } };
}

/** What an opener asks of a program's keys. */
export function keysOf(...held: readonly TestProgramKey[]): Pick<ProgramKeys, "keyPair"> {
  return {
    keyPair: async (_program, key) => held.find(({ sealTo }) => sealTo.key === key)?.pair,
  };
}

export function randomBytes(length: number): Uint8Array<ArrayBuffer> {
  return crypto.getRandomValues(new Uint8Array(length));
}

export function doorTo({ sealTo }: TestProgramKey, program = programId) {
  return programDoor({ programId: program, sealTo, randomBytes });
}

/** An event as a program's phone stores it. */
export async function storedThrough(sealer: Sealer, event: RecordEvent, seq = 1): Promise<StoredEvent> {
  const day = event.kind === "void" ? localDate("2026-03-08") : event.content.day;
  return { ...(await sealEvent(event, day, { sealer, randomBytes })), seq };
}

/** The same as it travels. */
export async function sentThrough(sealer: Sealer, event: RecordEvent, seq = 1): Promise<WireEvent> {
  const sent = wireEventOf(await storedThrough(sealer, event, seq));
  if (sent === undefined) throw new Error("The event is not sealed to a program");
  return sent;
}

export function contentOf(event: RecordEvent): EventContent {
  return event.kind === "void" ? { reason: event.reason } : event.content;
}

/** `h` of an event whose content has this salt, in base64url. */
export async function announcedHash(
  event: WireEvent,
  salt: Uint8Array,
  content: EventContent,
): Promise<string> {
  const c = await commitment(salt, canonicalBytes(content));
  return bytesToBase64url(await eventHash({ ...event, c }));
}
