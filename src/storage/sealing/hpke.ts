/**
 * HPKE (RFC 9180) in base mode, used for one thing: a secret that only the
 * holder of a private key can make out, exported as the AES-256-GCM key of a
 * run of bodies.
 */
import { Aes256Gcm, CipherSuite, DhkemP256HkdfSha256, HkdfSha256 } from "@hpke/core";
import {
  maxRecordsPerEncapsulation,
  sealExporterContext,
  sealKeyBytes,
} from "../../contract/wire/sealed-body.ts";

export interface RunKey {
  readonly enc: Uint8Array<ArrayBuffer>;
  readonly key: CryptoKey;
}

/** `info` says what the run is for: its key is worth nothing for anything else. */
export interface RunOptions {
  readonly info: Uint8Array<ArrayBuffer>;
  /** Whether what passed can be opened again while the run lasts. */
  readonly usages: readonly KeyUsage[];
}

/** A new run to a public key, which is an uncompressed point of P-256. Rejects where it is no point of the curve. */
export async function beginRun(
  publicKey: Uint8Array<ArrayBuffer>,
  { info, usages }: RunOptions,
): Promise<RunKey> {
  const suite = newSuite();
  const sender = await suite.createSenderContext({ recipientPublicKey: await pointOf(publicKey), info });
  const secret = await sender.export(exporterContext(), sealKeyBytes);
  return { enc: new Uint8Array(sender.enc), key: await aesKey(secret, usages) };
}

/** The key of a run that `enc` began, for whoever has the private key. Rejects where `enc` began none. */
export async function keyOfRun(
  recipientKey: CryptoKeyPair,
  enc: Uint8Array<ArrayBuffer>,
  info: Uint8Array<ArrayBuffer>,
): Promise<CryptoKey> {
  const recipient = await newSuite().createRecipientContext({ recipientKey, enc, info });
  return aesKey(await recipient.export(exporterContext(), sealKeyBytes), ["decrypt"]);
}

export async function isPoint(publicKey: Uint8Array<ArrayBuffer>): Promise<boolean> {
  return pointOf(publicKey).then(
    () => true,
    () => false,
  );
}

/** Runs one after the other: a new one after a hundred bodies, and when it is asked for. */
export class Runs<Run> {
  readonly #begin: () => Run;
  #current: { readonly run: Run; bodies: number } | undefined;

  constructor(begin: () => Run) {
    this.#begin = begin;
  }

  /** The run of the next body. Counted at once, so that bodies sealed side by side share the limit. */
  next(): Run {
    if (this.#current === undefined || this.#current.bodies === maxRecordsPerEncapsulation) {
      this.#current = { run: this.#begin(), bodies: 0 };
    }
    this.#current.bodies += 1;
    return this.#current.run;
  }

  end(): void {
    this.#current = undefined;
  }
}

function newSuite(): CipherSuite {
  return new CipherSuite({ kem: new DhkemP256HkdfSha256(), kdf: new HkdfSha256(), aead: new Aes256Gcm() });
}

function pointOf(publicKey: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  return newSuite().kem.importKey("raw", publicKey.buffer, true);
}

function aesKey(secret: ArrayBuffer, usages: readonly KeyUsage[]): Promise<CryptoKey> {
  return crypto.subtle.importKey("raw", secret, "AES-GCM", false, [...usages]);
}

function exporterContext(): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(sealExporterContext);
}
