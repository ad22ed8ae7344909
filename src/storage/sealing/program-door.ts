/**
 * The door of a program's phone into its log: what passes it can be opened by
 * the program's endpoint and by nobody else, this phone included.
 */
import { deflateSync } from "fflate";
import { assert } from "../../domain/assert.ts";
import { base64urlToBytes } from "../../contract/wire/base64url.ts";
import { packedContent } from "../../contract/wire/packing.ts";
import { joinSealedBody, sealAdditionalData, sealInfo } from "../../contract/wire/sealed-body.ts";
import type { ProgramKey } from "../../contract/wire/settings-message.ts";
import { splitBody, type Sealer } from "../sealer.ts";
import { encrypt, type RandomBytes } from "./aes.ts";
import { beginRun, isPoint, Runs } from "./hpke.ts";

export interface ProgramDoorOptions {
  readonly programId: string;
  /** The program's public key, from the settings. */
  readonly sealTo: ProgramKey;
  /** From a source that can't be guessed. */
  readonly randomBytes: RandomBytes;
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
  const runs = new Runs(() => ({
    number: sealTo.key,
    begun: beginRun(pointOf(sealTo), { info: sealInfo(programId, sealTo.key), usages: ["encrypt"] }),
  }));

  return {
    opens: false,
    async seal(plain, about) {
      const { number, begun } = runs.next();
      const { enc, key } = await begun;
      const sealed = await encrypt(packedContent(splitBody(plain), about.record, deflate), {
        key,
        about: sealAdditionalData(programId, number, about),
        randomBytes,
      });
      return joinSealedBody({ key: number, enc, sealed });
    },
    open: async () => undefined,
    renew(newKey) {
      sealTo = newKey ?? sealTo;
      runs.end();
    },
  };
}

/** Whether a key that came from outside is a point of the curve. A phone asks before it joins or takes a new key. */
export async function canSealTo({ publicKey }: ProgramKey): Promise<boolean> {
  const bytes = base64urlToBytes(publicKey);
  return bytes !== undefined && isPoint(bytes);
}

function pointOf({ publicKey }: ProgramKey): Uint8Array<ArrayBuffer> {
  const bytes = base64urlToBytes(publicKey);
  assert(bytes !== undefined, "the settings' schema takes one spelling of so many bytes");
  return bytes;
}

function deflate(bytes: Uint8Array, dictionary: Uint8Array): Uint8Array {
  return deflateSync(bytes, { level: 9, dictionary });
}
