/**
 * What a killed Chromium left of its databases on the disk. A record of LevelDB's log is two writes, a header and what
 * it is the header of. Killed between them Chromium leaves a torn record, opens without a word, and would go on writing
 * behind it: the opening after that would read the new records as the rest of the torn one, find a wrong checksum, and
 * delete all databases of the page. `src/storage/fresh-log.ts` is what the app does about it.
 */
import { appendFileSync, globSync, readFileSync, statSync } from "node:fs";
import { basename, join } from "node:path";

const databases = "Default/IndexedDB/*.leveldb";
const logBlockBytes = 32_768;
const headerBytes = 7;
const lengthAt = 4;
const kindAt = 6;
const wholeRecord = 1;
/** About what a record of a save has. */
const tornBytes = 600;

export interface DiskLook {
  /** "000004.log 41230 bytes, 1577 records" */
  readonly files: readonly string[];
  /** Where a log is torn, or is no log any more. */
  readonly faults: readonly string[];
  /** Chromium's own words on the last opening. */
  readonly opening: string;
}

export function lookAtDisk(profileDir: string): DiskLook {
  const looks = globSync(join(profileDir, databases, "*"))
    .toSorted()
    .map((file) => ({ name: basename(file), bytes: readFileSync(file) }));
  const logs = looks.map(({ name, bytes }) => (isLog(name) ? readLog(name, bytes) : undefined));
  return {
    files: looks.map(({ name, bytes }, index) => {
      const records = logs[index]?.records;
      return `${name} ${bytes.length} bytes${records === undefined ? "" : `, ${records} records`}`;
    }),
    faults: logs.flatMap((log) => log?.faults ?? []),
    opening: looks.find(({ name }) => name === "LOG")?.bytes.toString() ?? "",
  };
}

/** As a kill does that falls between the two writes: a header, and nothing that it is the header of. */
export function tearLog(profileDir: string): void {
  // While it begins a new one, the one before is still there.
  const file = globSync(join(profileDir, databases, "*.log"))
    .toSorted()
    .at(-1);
  if (file === undefined) throw new Error("Chromium has no log to tear.");
  const header = Buffer.alloc(headerBytes);
  header.writeUInt16LE(tornBytes, lengthAt);
  header.writeUInt8(wholeRecord, kindAt);
  const leftInBlock = logBlockBytes - (statSync(file).size % logBlockBytes);
  // A block with too little room for a header is filled up first.
  appendFileSync(file, Buffer.alloc(leftInBlock < headerBytes ? leftInBlock : 0));
  appendFileSync(file, header);
}

function isLog(name: string): boolean {
  return name.endsWith(".log") || name.startsWith("MANIFEST-");
}

/** https://github.com/google/leveldb/blob/main/doc/log_format.md */
function readLog(name: string, log: Buffer) {
  const faults: string[] = [];
  let records = 0;
  for (let at = 0; at < log.length; ) {
    const { state, end } = readRecord(log, at);
    if (state === "whole") records += 1;
    if (state === "torn") faults.push(`${name} ends in a torn record, at ${at} of ${log.length} bytes`);
    if (state === "wrong") faults.push(`${name} has a wrong checksum at ${at} of ${log.length} bytes`);
    at = end;
  }
  return { records, faults };
}

function readRecord(log: Buffer, at: number) {
  const endOfBlock = at + logBlockBytes - (at % logBlockBytes);
  if (endOfBlock - at < headerBytes) return { state: "filling", end: endOfBlock } as const;
  if (log.length - at < headerBytes) return { state: "torn", end: log.length } as const;
  const end = at + headerBytes + log.readUInt16LE(at + lengthAt);
  if (end > log.length) return { state: "torn", end: log.length } as const;
  const isRight = masked(checksum(log.subarray(at + kindAt, end))) === log.readUInt32LE(at);
  return isRight ? ({ state: "whole", end } as const) : ({ state: "wrong", end: endOfBlock } as const);
}

/** CRC-32C, bit by bit. */
function checksum(bytes: Buffer): number {
  let rest = -1;
  for (const byte of bytes) {
    rest ^= byte;
    for (let bit = 0; bit < 8; bit++) rest = rest & 1 ? (rest >>> 1) ^ polynomial : rest >>> 1;
  }
  return ~rest >>> 0;
}

const polynomial = 0x82f6_3b78;

/** As LevelDB writes checksums down. */
function masked(sum: number): number {
  return (((sum >>> 15) | (sum << 17)) + maskDelta) >>> 0;
}

const maskDelta = 0xa282_ead8;
