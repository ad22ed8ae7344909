/**
 * Sealing a record on the phone and opening it at the endpoint, against the
 * platform's own AES-GCM and SHA-256 over the same bytes; and how many bytes a
 * record travels as.
 */
import { gzipSync } from "node:zlib";
import { canonicalBytes } from "../../src/contract/canonical.ts";
import { saltBytes } from "../../src/contract/commitment.ts";
import { joinedBytes } from "../../src/contract/joined-bytes.ts";
import { packedContent } from "../../src/contract/wire/packing.ts";
import {
  maxRecordsPerEncapsulation,
  sealAdditionalData,
  sealKeyBytes,
  sealNonceBytes,
} from "../../src/contract/wire/sealed-body.ts";
import { type WireEvent, wireEventOf } from "../../src/contract/wire/wire-event.ts";
import { maxEventsPerExchange } from "../../src/contract/wire/wire-limits.ts";
import type { RecEvent } from "../../src/domain/event.ts";
import { openerWith } from "../../src/server/unsealing.ts";
import { sealEvent } from "../../src/storage/events.ts";
import { eventOf } from "../support/builders.ts";
import { deflate, doorTo, keysOf, newProgramKey, programId, randomBytes } from "../support/sealing.ts";
import { syncRequest } from "../support/wire-messages.ts";
import { contactsOf } from "./support/evenings.ts";
import { printFigures } from "./support/figures.ts";
import { mustHave } from "./support/program-server.ts";
import { durationMsUntil, medianOf } from "./support/samples.ts";

/** An exchange's records in each. */
const rounds = 12;
const warmUpRounds = 2;
/** `h` is made of so many. */
const hashedBytes = 98;

const programKey = await newProgramKey();
const bareKey = await crypto.subtle.importKey("raw", randomBytes(sealKeyBytes), "AES-GCM", false, [
  "encrypt",
  "decrypt",
]);

const sealMs: number[] = [];
const bareSealMs: number[] = [];
const openMs: number[] = [];
const bareOpenMs: number[] = [];
const wireBytes: number[] = [];
for (let round = 0; round < warmUpRounds + rounds; round++) {
  if (round === warmUpRounds)
    for (const ofOneWay of [sealMs, bareSealMs, openMs, bareOpenMs]) ofOneWay.length = 0;
  await measureExchange(round);
}
const firstOfRunMs = await measureFirstsOfRuns();

printFigures(`seal: contacts of six lines, ${maxEventsPerExchange} at a time`, [
  { name: "sealing one on the phone, a run's key included", value: perRecordUs(sealMs), unit: "µs" },
  { name: "  bare AES-GCM and SHA-256 of the same bytes", value: perRecordUs(bareSealMs), unit: "µs" },
  { name: "  sealing / bare", value: medianOf(sealMs) / medianOf(bareSealMs), unit: "×" },
  {
    name: `first of each ${maxRecordsPerEncapsulation}, which makes the run's key`,
    value: firstOfRunMs,
    unit: "ms",
  },
  { name: "opening one at the endpoint, hash compared", value: perRecordUs(openMs), unit: "µs" },
  { name: "  bare AES-GCM and SHA-256 of the same bytes", value: perRecordUs(bareOpenMs), unit: "µs" },
  { name: "  opening / bare", value: medianOf(openMs) / medianOf(bareOpenMs), unit: "×" },
  {
    name: "on the wire per contact, of a full exchange in gzip",
    value: medianOf(wireBytes) / maxEventsPerExchange,
    unit: "B",
    budget: { atMost: 260 },
  },
]);

function perRecordUs(samplesMs: readonly number[]): number {
  return (medianOf(samplesMs) * 1000) / maxEventsPerExchange;
}

async function measureExchange(seed: number): Promise<void> {
  const events = eventsOf(seed, maxEventsPerExchange);
  const prepared = events.map(preparedFor);
  const door = doorTo(programKey);
  const sent: WireEvent[] = [];
  const ciphertexts: ArrayBuffer[] = [];

  // One after the other, as a phone saves.
  sealMs.push(
    await durationMsUntil(async () => {
      for (const [index, event] of events.entries()) {
        const sealed = await sealEvent(event, event.content.day, { sealer: door, randomBytes });
        sent.push(mustHave(wireEventOf({ ...sealed, seq: index + 1 })));
      }
    }),
  );
  bareSealMs.push(
    await durationMsUntil(async () => {
      for (const bytes of prepared) ciphertexts.push(await bareSeal(bytes));
    }),
  );
  wireBytes.push(gzipSync(JSON.stringify(syncRequest({ events: sent }))).byteLength);

  // All at once, as the endpoint opens an exchange.
  const opener = openerWith(keysOf(programKey));
  openMs.push(await durationMsUntil(() => Promise.all(sent.map(mustOpen))));
  bareOpenMs.push(
    await durationMsUntil(() =>
      Promise.all(prepared.map((bytes, index) => bareOpen(bytes, mustHave(ciphertexts[index])))),
    ),
  );

  async function mustOpen(event: WireEvent): Promise<void> {
    if (!(await opener.open(event, programId)).ok) throw new Error("What was sealed doesn't open.");
  }
}

function eventsOf(seed: number, count: number): readonly RecEvent[] {
  const contacts = contactsOf({ count, firstDay: "2026-06-01", days: 30, sites: 3, seed });
  return [...contacts].map((record) => eventOf(record) as RecEvent & { content: typeof record });
}

/** The bytes that either way hands to the platform. */
function preparedFor(event: RecEvent) {
  const { id, record, kind, rev, content } = event;
  const salt = randomBytes(saltBytes);
  const canonical = canonicalBytes(content);
  return {
    iv: randomBytes(sealNonceBytes),
    packed: packedContent({ salt, canonical }, record, deflate),
    additionalData: sealAdditionalData(programId, 1, { id, record, kind, rev, schema: content.schema }),
    salted: joinedBytes([salt, canonical]),
    hashed: randomBytes(hashedBytes),
  };
}
type Prepared = ReturnType<typeof preparedFor>;

async function bareSeal({ iv, packed, additionalData, ...bytes }: Prepared): Promise<ArrayBuffer> {
  const [ciphertext] = await Promise.all([
    crypto.subtle.encrypt({ name: "AES-GCM", iv, additionalData }, bareKey, packed),
    bareHashes(bytes),
  ]);
  return ciphertext;
}

async function bareOpen({ iv, additionalData, ...bytes }: Prepared, ciphertext: ArrayBuffer): Promise<void> {
  await crypto.subtle.decrypt({ name: "AES-GCM", iv, additionalData }, bareKey, ciphertext);
  await bareHashes(bytes);
}

/** The second is of the first's value, so it waits for it. */
async function bareHashes({ salted, hashed }: Pick<Prepared, "salted" | "hashed">): Promise<void> {
  await crypto.subtle.digest("SHA-256", salted);
  await crypto.subtle.digest("SHA-256", hashed);
}

async function measureFirstsOfRuns(): Promise<number> {
  const [event] = eventsOf(1, 1);
  const samplesMs: number[] = [];
  for (let run = 0; run < 50; run++) {
    const sealer = doorTo(programKey);
    const first = mustHave(event);
    samplesMs.push(await durationMsUntil(() => sealEvent(first, first.content.day, { sealer, randomBytes })));
  }
  return medianOf(samplesMs);
}
