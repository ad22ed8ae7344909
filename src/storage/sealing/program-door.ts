/**
 * The door of a program's phone into its log: what passes it can be opened by
 * the program's endpoint and by nobody else, this phone included.
 */
import { Aes256Gcm, CipherSuite, DhkemP256HkdfSha256, HkdfSha256 } from "@hpke/core";
import { deflateSync } from "fflate";
import { assert } from "../../domain/assert.ts";
import type { EventInClear } from "../../contract/commitment.ts";
import { joinedBytes } from "../../contract/joined-bytes.ts";
import { base64urlToBytes } from "../../contract/wire/base64url.ts";
import { packedContent } from "../../contract/wire/packing.ts";
import {
  joinSealedBody,
  maxRecordsPerEncapsulation,
  sealAdditionalData,
  sealExporterContext,
  sealInfo,
  sealKeyBytes,
  sealNonceBytes,
} from "../../contract/wire/sealed-body.ts";
import type { ProgramKey } from "../../contract/wire/settings-message.ts";
import { splitBody, type Sealer } from "../sealer.ts";

export interface ProgramDoorOptions {
  readonly programId: string;
  /** The program's public key, from the settings. */
  readonly sealTo: ProgramKey;
  /** From a source that can't be guessed. */
  readonly randomBytes: (length: number) => Uint8Array<ArrayBuffer>;
}

export interface ProgramDoor extends Sealer {
  /**
   * The next record begins a run of its own, whose key nothing in memory opens:
   * called at each lock, and with the new key when the settings bring one.
   */
  renew(sealTo?: ProgramKey): void;
}

export function programDoor({ programId, randomBytes, ...options }: ProgramDoorOptions): ProgramDoor {
  let { sealTo } = options;
  let run: Run | undefined;

  /** Counted before anything is awaited: records that are sealed at once share the limit. */
  function takePlaceInRun(): Run {
    if (run === undefined || run.records === maxRecordsPerEncapsulation) {
      run = { number: sealTo.key, secret: encapsulate(programId, sealTo), records: 0 };
    }
    run.records += 1;
    return run;
  }

  async function seal(plain: Uint8Array<ArrayBuffer>, about: EventInClear): Promise<Uint8Array<ArrayBuffer>> {
    const { number, secret } = takePlaceInRun();
    const { enc, key } = await secret;
    const nonce = randomBytes(sealNonceBytes);
    const ciphertext = await crypto.subtle.encrypt(
      { name: "AES-GCM", iv: nonce, additionalData: sealAdditionalData(programId, number, about) },
      key,
      packedContent(splitBody(plain), about.record, deflate),
    );
    return joinSealedBody({
      key: number,
      enc,
      sealed: joinedBytes([nonce, new Uint8Array(ciphertext)]),
    });
  }

  return {
    opens: false,
    seal,
    open: async () => undefined,
    renew(newKey) {
      sealTo = newKey ?? sealTo;
      run = undefined;
    },
  };
}

/** Whether a key that came from outside is a point of the curve. A phone asks before it joins or takes a new key. */
export async function canSealTo({ publicKey }: ProgramKey): Promise<boolean> {
  const bytes = base64urlToBytes(publicKey);
  if (bytes === undefined) return false;
  return newSuite()
    .kem.importKey("raw", bytes.buffer, true)
    .then(
      () => true,
      () => false,
    );
}

interface RunSecret {
  readonly enc: Uint8Array<ArrayBuffer>;
  readonly key: CryptoKey;
}

interface Run {
  /** Of the program's key. */
  readonly number: number;
  readonly secret: Promise<RunSecret>;
  records: number;
}

function newSuite(): CipherSuite {
  return new CipherSuite({ kem: new DhkemP256HkdfSha256(), kdf: new HkdfSha256(), aead: new Aes256Gcm() });
}

async function encapsulate(programId: string, { key, publicKey }: ProgramKey): Promise<RunSecret> {
  const suite = newSuite();
  const bytes = base64urlToBytes(publicKey);
  assert(bytes !== undefined, "the settings' schema takes one spelling of so many bytes");
  const sender = await suite.createSenderContext({
    recipientPublicKey: await suite.kem.importKey("raw", bytes.buffer, true),
    info: sealInfo(programId, key),
  });
  const secret = await sender.export(new TextEncoder().encode(sealExporterContext), sealKeyBytes);
  return {
    enc: new Uint8Array(sender.enc),
    key: await crypto.subtle.importKey("raw", secret, "AES-GCM", false, ["encrypt"]),
  };
}

function deflate(bytes: Uint8Array, dictionary: Uint8Array): Uint8Array {
  return deflateSync(bytes, { level: 9, dictionary });
}
