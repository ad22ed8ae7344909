/**
 * A record is packed before it is sealed: ciphertext doesn't compress. What is
 * sealed is one byte for the packing, the salt, and the canonical content as
 * raw deflate (RFC 1951) with a preset dictionary. The dictionary ends with the
 * record's id, which the content repeats and which is in clear anyway.
 */
import type { RecordId } from "../../domain/ids.ts";
import { saltBytes } from "../commitment.ts";
import { joinedBytes } from "../joined-bytes.ts";
import { maxRecordBytes } from "../limits.ts";

/** First byte of what is sealed. History: 1, the first. Each stays readable for ever, with its dictionary. */
export const packing = 1;

/** An inflated content can't be longer than a record may be; a void's is far shorter. */
const maxUnpackedBytes = maxRecordBytes;

/** What is hashed: both ends make `h` of these two. */
export interface HashedContent {
  readonly salt: Uint8Array<ArrayBuffer>;
  /** `canonicalBytes` of the content. */
  readonly canonical: Uint8Array<ArrayBuffer>;
}

/** Raw deflate with a preset dictionary, and its opposite. Each end has a library of its own for it. */
export type Deflate = (bytes: Uint8Array, dictionary: Uint8Array) => Uint8Array;
/** `undefined` where the bytes are no such deflate, or inflate to more than `maxBytes`. */
export type Inflate = (
  bytes: Uint8Array,
  limits: { readonly dictionary: Uint8Array; readonly maxBytes: number },
) => Uint8Array<ArrayBuffer> | undefined;

/** What is sealed. */
export function packedContent(
  { salt, canonical }: HashedContent,
  record: RecordId,
  deflate: Deflate,
): Uint8Array<ArrayBuffer> {
  return joinedBytes([Uint8Array.of(packing), salt, deflate(canonical, packingDictionary(record))]);
}

/** `newer` where a newer app packed it; `undefined` where it is packed in no way at all. */
export function unpackedContent(
  packed: Uint8Array<ArrayBuffer>,
  record: RecordId,
  inflate: Inflate,
): HashedContent | "newer" | undefined {
  const [way] = packed;
  if (way === undefined || packed.byteLength < headBytes) return undefined;
  if (way !== packing) return "newer";
  const canonical = inflate(packed.subarray(headBytes), {
    dictionary: packingDictionary(record),
    maxBytes: maxUnpackedBytes,
  });
  return canonical === undefined ? undefined : { salt: packed.slice(1, headBytes), canonical };
}

const headBytes = 1 + saltBytes;

/** What deflate may point back at, the most usual last: nearer costs fewer bits. A byte changed here is a new packing. */
export function packingDictionary(record: RecordId): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(`${dictionary1}"id":"${record}`);
}

const dictionary1 = [
  '{"reason":"mistake"}{"reason":"duplicate"}{"reason":"practice"}{"reason":"other"}',
  "STP-LESS-OFTEN STP-LOWER-DOSE STP-TESTS-FIRST STP-NOT-ALONE STP-DOES-NOT-SHARE STP-CARRIES-NLX STP-SAFER-ROUTE",
  "STP-SOUGHT-CARE STP-TREATMENT REF-RECOVERY REF-COUNS REF-OUTPT SVC-COPING SVC-ALC-SKILLS",
  '"outcome":"offered""outcome":"accepted""outcome":"attended""outcome":"survived""outcome":"unknown""ems":"unknown"',
  '"reversals":[{"doses":[{"doses":1,"product":"NLX-NAS-4"}]}]"refillReasons":["used_on_other"]"supply":"refill"',
  '"heads":"headsCounted":true"minutes":60,"topic":"kind":"group""kind":"cleanup""note":"',
  '"returns":[{"method":"container","container":"SHP-1QT","fill":"0.5","factor":"50","factorVersion":1,"count":',
  '{"method":"weight","gross":"tare":"unit":"lb","measure":"stated""visual"{"method":"counted","count":',
  '"services":[{"code":"SVC-"referrals":[{"code":"REF-"steps":["STP-","local":{"time":"evening","utcOffset":-',
  '"model":"mobile""model":"fixed""model":"walking""route":"worker":"newReturning":"returning""newReturning":"new"',
  "KIT-INJ-5 NLX-KIT-IM NLX-IM-04 SYR-3ML-25G-1 ACD-VC100 LUB-PKT CON-EXT TRQ-LF SWB-ALC WTR-3ML FLT-COT CKR-STD",
  '"kits":[{"catalogueVersion":1,"kind":"encounter","forOthers":0,"people":1,"schema":1,"site":"day":"2026-',
  '{"direction":"out","item":"SYR-1ML-28G-12","kit":{"code":"KIT-INJ-4","version":1},"quantity":4},',
  '{"direction":"out","item":"TST-FEN","quantity":5},{"direction":"out","item":"NLX-NAS-4","kit":{"code":"NLX-KIT-NAS","version":1},"quantity":2,"supply":"first"},',
].join("");
