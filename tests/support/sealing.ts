/** A program with a key, a phone's door to it, and the endpoint's way of opening what passed the door. */
import { inflateRawSync } from "node:zlib";
import { Aes256Gcm, CipherSuite, DhkemP256HkdfSha256, HkdfSha256 } from "@hpke/core";
import { deflateSync } from "fflate";
import { canonicalBytes } from "../../src/contract/canonical.ts";
import type { StoredEvent } from "../../src/contract/event-schema.ts";
import { base64urlToBytes, bytesToBase64url } from "../../src/contract/wire/base64url.ts";
import { joinedBytes } from "../../src/contract/joined-bytes.ts";
import type { Deflate, Inflate } from "../../src/contract/wire/packing.ts";
import { sealAdditionalData, sealExporterContext, sealInfo } from "../../src/contract/wire/sealed-body.ts";
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

interface Sealing {
  readonly seq?: number;
  /** What the content is salted with; another each time if nothing is said. */
  readonly salt?: Uint8Array<ArrayBuffer>;
}

/** An event as a program's phone stores it. */
export async function storedThrough(
  sealer: Sealer,
  event: RecordEvent,
  { seq = 1, salt }: Sealing = {},
): Promise<StoredEvent> {
  const day = event.kind === "void" ? localDate("2026-03-08") : event.content.day;
  const tools = { sealer, randomBytes: (length: number) => salt ?? randomBytes(length) };
  return { ...(await sealEvent(event, day, tools)), seq };
}

/** The same as it travels. */
export async function sentThrough(
  sealer: Sealer,
  event: RecordEvent,
  sealing: Sealing = {},
): Promise<WireEvent> {
  const sent = wireEventOf(await storedThrough(sealer, event, sealing));
  if (sent === undefined) throw new Error("The event is not sealed to a program");
  return sent;
}

/** What the event says, as it is hashed. */
export function canonicalOf(event: RecordEvent): Uint8Array<ArrayBuffer> {
  return canonicalBytes(event.kind === "void" ? { reason: event.reason } : event.content);
}

export const deflate: Deflate = (bytes, dictionary) => deflateSync(bytes, { level: 9, dictionary });

export const inflate: Inflate = (bytes, { dictionary, maxBytes }) => {
  try {
    return new Uint8Array(inflateRawSync(bytes, { dictionary, maxOutputLength: maxBytes }));
  } catch {
    return undefined;
  }
};

/** A body that holds whatever is given, sealed as a program's phone seals: what a hostile or newer phone may send. */
export async function sentWithPacked(
  { sealTo }: TestProgramKey,
  like: WireEvent,
  packed: Uint8Array<ArrayBuffer>,
): Promise<WireEvent> {
  const suite = new CipherSuite({
    kem: new DhkemP256HkdfSha256(),
    kdf: new HkdfSha256(),
    aead: new Aes256Gcm(),
  });
  const point = base64urlToBytes(sealTo.publicKey) ?? new Uint8Array();
  const sender = await suite.createSenderContext({
    recipientPublicKey: await suite.kem.importKey("raw", point.buffer, true),
    info: sealInfo(programId, sealTo.key),
  });
  const secret = await sender.export(new TextEncoder().encode(sealExporterContext), 32);
  const key = await crypto.subtle.importKey("raw", secret, "AES-GCM", false, ["encrypt"]);
  const iv = randomBytes(12);
  const additionalData = sealAdditionalData(programId, sealTo.key, like);
  const ciphertext = await crypto.subtle.encrypt({ name: "AES-GCM", iv, additionalData }, key, packed);
  return {
    ...like,
    key: sealTo.key,
    enc: bytesToBase64url(new Uint8Array(sender.enc)),
    sealed: bytesToBase64url(joinedBytes([iv, new Uint8Array(ciphertext)])),
  };
}
