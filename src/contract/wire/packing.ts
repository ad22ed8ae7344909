/**
 * A record is packed before it is sealed: ciphertext doesn't compress. What is
 * sealed is one byte for the packing, the salt, the canonical content as raw
 * deflate (RFC 1951) with a preset dictionary, and padding: 0x80, then zeros up
 * to a multiple of 32 bytes (ISO/IEC 7816-4). Ciphertext is as long as what it
 * hides, so without padding the length of each record would tell how much was
 * handed out. The dictionary ends with the record's id, which the content
 * repeats and which is in clear anyway.
 */
import type { RecordId } from "../../domain/ids.ts";
import { assert } from "../../domain/assert.ts";
import { saltBytes } from "../commitment.ts";
import { joinedBytes } from "../joined-bytes.ts";
import { maxRecordBytes } from "../limits.ts";

/** First byte of what is sealed. History: 1, the first. Each stays readable for ever, with its dictionary. */
const packing = 1;

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
  return padded([Uint8Array.of(packing), salt, deflate(canonical, packingDictionary(record))]);
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
  const end = endBeforePadding(packed);
  if (end === undefined || end < headBytes) return undefined;
  const canonical = inflate(packed.subarray(headBytes, end), {
    dictionary: packingDictionary(record),
    maxBytes: maxUnpackedBytes,
  });
  return canonical === undefined ? undefined : { salt: packed.slice(1, headBytes), canonical };
}

const headBytes = 1 + saltBytes;

/** Finer would tell more, coarser cost more: contacts of six lines get one of two lengths for 12 bytes more on the wire. */
export const paddingBlockBytes = 32;
const paddingMark = 0x80;

function padded(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const bytes = joinedBytes([...parts, Uint8Array.of(paddingMark)]);
  const over = bytes.byteLength % paddingBlockBytes;
  return over === 0 ? bytes : joinedBytes([bytes, new Uint8Array(paddingBlockBytes - over)]);
}

/** Where the padding begins. `undefined` where it isn't the one padding that belongs there. */
function endBeforePadding(bytes: Uint8Array): number | undefined {
  const end = bytes.findLastIndex((byte) => byte !== 0);
  const isWhole = bytes.byteLength % paddingBlockBytes === 0 && bytes.byteLength - end <= paddingBlockBytes;
  return isWhole && bytes[end] === paddingMark ? end : undefined;
}

/**
 * What deflate may point back at: how usual records read, the most usual last,
 * since nearer costs fewer bits. A byte changed here is a new packing, so the
 * codes are those of 2026 and don't follow the catalogue.
 */
export function packingDictionary(record: RecordId): Uint8Array<ArrayBuffer> {
  // A copy with the id put in: each event of an exchange has a dictionary of its own.
  const dictionary = dictionaryOfNobody.slice();
  const { read } = new TextEncoder().encodeInto(record, dictionary.subarray(idOffset, idOffset + idLength));
  assert(read === idLength && record.length === idLength, "a record's id is a UUID past its parser");
  return dictionary;
}

const idLength = 36;

const linesBegin = '"lines":[{"direction":"out","item":"';

const itemsRarestFirst =
  "OTH-ITEM ID-CARD EDU-LEAF NRT-LOZ NRT-PATCH NRT-GUM GFT-CARD TRN-PASS PHN-CHG HND-WARM SLP-BAG TNT-TENT BLK-BLK CLO-ITEM " +
  "ELC-PKT WAT-BTL FOD-SNK FOD-MEAL PPE-MSK PPE-GLV HYG-SUN HYG-DENT HYG-SOCK HYG-MENS HYG-WIPE HYG-KIT HIV-SELF PRG-TEST " +
  "SXH-EC DAM-ORAL LUB-PKT CON-INT CON-EXT WND-SALINE WND-WRAP WND-OINT WND-XERO WND-NONADH WND-BAND WND-GAUZE WND-KIT " +
  "SHP-5GAL SHP-14QT SHP-2GAL SHP-1GAL SHP-1QT SHP-05L SHP-FIT10 BOO-KIT SNT-KIT SNT-CARD SNT-SPOON SNT-STRAW STR-SMOKE " +
  "FOI-SHEET PIP-SCRUB PIP-PUSH PIP-SCREEN PIP-MOUTH PIP-BOWL PIP-HAMMER PIP-BUBBLE PIP-STEM DRG-SAMPLE TST-REAG TST-KIT " +
  "TST-LSD TST-NTZ TST-BZO TST-MED TST-XYL TST-FEN OXY-USE RSC-MASK NMF-NAS-27 NLX-IM-PFS NLX-IM-10ML NLX-IM-AMP NLX-IM-04 " +
  "NLX-NAS-8 NLX-NAS-3 NLX-NAS-4 SWB-STOP SWB-ALC ACD-CIT ACD-VC300 ACD-VC100 SAL-10ML WTR-5ML WTR-3ML TRQ-LF FLT-STERI " +
  "FLT-COT CKR-FLT CKR-STD NDL-30G-12 NDL-27G-12 NDL-25G-58 NDL-25G-1 NDL-23G-1 NDL-21G-112 SYR-OTHER SYR-BRL-10ML " +
  "SYR-BRL-5ML SYR-BRL-3ML SYR-BRL-1ML SYR-LDS-1ML SYR-3ML-25G-1 SYR-3ML-23G-1 SYR-05ML-31G-516 SYR-05ML-30G-12 " +
  "SYR-05ML-28G-12 SYR-1ML-31G-516 SYR-1ML-30G-12 SYR-1ML-29G-12 SYR-1ML-28G-12 SYR-1ML-27G-58";

/** A kit and the items that it is taken apart into. */
const kits = [
  "NLX-KIT-IM NLX-IM-04 SYR-3ML-25G-1",
  "NLX-KIT-NAS NLX-NAS-4",
  "KIT-INJ-5 SYR-1ML-28G-12 CKR-STD FLT-COT WTR-3ML SWB-ALC TRQ-LF ACD-VC100 CON-EXT LUB-PKT",
  "KIT-INJ-4 SYR-1ML-28G-12 CKR-STD FLT-COT WTR-3ML SWB-ALC TRQ-LF CON-EXT",
];

const dictionary1 = utf8(
  [
    ...itemsRarestFirst.split(" ").map((item) => `},{"direction":"out","item":"${item}","quantity":`),
    ...kits.map(kitInRecord),
    '{"reason":"mistake"}{"reason":"duplicate"}{"reason":"practice"}{"reason":"other"}',
    "STP-SOUGHT-CARE STP-NOT-ALONE STP-TESTS-FIRST STP-SAFER-ROUTE REF-DETOX REF-MOUD REF-HOUS",
    " SVC-HCV-AB SVC-HIV-T SVC-PEER SVC-WOUND SVC-SAFER-INJ lost stolen used_on_self used_on_other",
    '","reason":"used_on_other","supply":"refill"},"supply":"first"}',
    '"reversals":[{"ems":true,"outcome":"survived","used":[{"doses":2,"product":"NLX-NAS-4"}]}],"schema":1,',
    '"services":[{"code":"SVC-OD-EDU","count":1}],"site":"","steps":[{"code":"STP-CARRIES-NLX","count":1}],',
    '"time":"afternoon","utcOffsetMinutes":-300,"via":"imported"}],"model":"mobile","newReturning":"new","people":2,',
    '"referrals":[{"code":"REF-HCV","outcome":"offered"}],"returns":[{"container":"SHP-2GAL","containers":1,',
    '"factor":"50","factorVersion":1,"fill":"0.5","measure":"1.89275","method":"container","quantity":95,"unit":"L"}],',
    '"reversals":[],"schema":1,"services":[],"site":"","steps":[],"time":"evening","utcOffsetMinutes":-240}',
    '}],"model":"street","newReturning":"returning","people":1,"referrals":[],"returns":[{"method":"counted","quantity":',
    '}],"reversals":[],"schema":1,"services":[],"site":"',
  ].join(""),
);

const openingToId = utf8(`{"catalogue":1,"day":"2026-0","forOthers":0,"id":"`);
const openingFromId = utf8(`","kind":"encounter","kits":[],${linesBegin}`);
const idOffset = dictionary1.byteLength + openingToId.byteLength;
const dictionaryOfNobody = joinedBytes([dictionary1, openingToId, new Uint8Array(idLength), openingFromId]);

function utf8(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}

function kitInRecord(kit: string): string {
  const [code, ...items] = kit.split(" ");
  const lines = items.map((item) => `${item}","kit":{"code":"${code}","version":1},"quantity":4`);
  return `"kits":[{"code":"${code}","quantity":1,"version":1}],${linesBegin}${lines.join('},{"direction":"out","item":"')}}]`;
}
