/** An endpoint's receipts and nothing else: what it confirms of each number, and what it can forget. */
import { addToDigest, emptyDigest, formatDigest } from "../../src/contract/digest.ts";
import type { QuarantineCode } from "../../src/contract/wire/errors.ts";
import type { SyncReply } from "../../src/contract/wire/sync-message.ts";
import { base64urlToBytes } from "../../src/contract/wire/base64url.ts";
import type { Batch } from "../../src/storage/sync-log.ts";

interface Receipts {
  readonly born: number;
  readonly hashes: Map<number, string>;
  /** Events that came without their body. */
  readonly withoutBody: Set<number>;
}

const msPerDay = 86_400_000;

export class PretendEndpoint {
  nowMs = 20_000 * msPerDay;
  quarantined: { readonly seq: number; readonly code: QuarantineCode }[] = [];
  #numbers = new Map<string, Receipts>();

  passDays(days: number): void {
    this.nowMs += days * msPerDay;
  }

  /** Takes in what is sent and says how it stands; what `told` names is told otherwise. */
  answer(batch: Batch, told: Partial<SyncReply> = {}): SyncReply {
    const receipts = this.#numbers.get(batch.number) ?? {
      born: batch.born,
      hashes: new Map(),
      withoutBody: new Set(),
    };
    this.#numbers.set(batch.number, receipts);
    for (const { seq, h, withheld } of batch.events) {
      if (withheld === undefined) receipts.withoutBody.delete(seq);
      else if (!receipts.hashes.has(seq)) receipts.withoutBody.add(seq);
      if (!receipts.hashes.has(seq)) receipts.hashes.set(seq, h);
    }
    const { hw, digest } = standOf(receipts);
    return {
      hw,
      digest,
      quarantined: [
        ...this.quarantined,
        ...[...receipts.withoutBody].map((seq) => ({ seq, code: "withheld" as const })),
      ],
      changed: [],
      seen: "1.0000000000000000",
      prev: [],
      now: this.nowMs,
      limits: { events: 500, bytes: 500_000, inflated: 1_000_000 },
      settings: "1",
      ...told,
    };
  }

  /** What there is now, to come back to. */
  backup(): () => void {
    const numbers = new Map(
      [...this.#numbers].map(([number, { born, hashes, withoutBody }]) => [
        number,
        { born, hashes: new Map(hashes), withoutBody: new Set(withoutBody) },
      ]),
    );
    return () => {
      this.#numbers = numbers;
    };
  }

  /** As restored from a backup that had only so much of a number. */
  forgetAfter(number: string, seq: number): void {
    const { hashes } = this.#mustGet(number);
    for (const known of hashes.keys()) if (known > seq) hashes.delete(known);
  }

  forget(number: string): void {
    this.#numbers.delete(number);
  }

  seqsOf(number: string): readonly number[] {
    return [...(this.#numbers.get(number)?.hashes.keys() ?? [])].toSorted((a, b) => a - b);
  }

  /** Every hash that it holds, of whatever number. */
  get hashes(): ReadonlySet<string> {
    return new Set([...this.#numbers.values()].flatMap(({ hashes }) => [...hashes.values()]));
  }

  #mustGet(number: string): Receipts {
    const receipts = this.#numbers.get(number);
    if (receipts === undefined) throw new Error("The endpoint has never heard of this number");
    return receipts;
  }
}

function standOf({ born, hashes }: Receipts) {
  let hw = born;
  let digest = emptyDigest;
  for (let h = hashes.get(hw + 1); h !== undefined; h = hashes.get(hw + 1)) {
    digest = addToDigest(digest, base64urlToBytes(h) ?? new Uint8Array());
    hw += 1;
  }
  return { hw, digest: formatDigest(digest) };
}
