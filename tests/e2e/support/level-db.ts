/**
 * What lies in LevelDB's files, in which Chromium keeps databases and preferences, where a plain search is blind: a log
 * is cut into blocks, and tables are compressed. https://github.com/google/leveldb/tree/main/doc
 */

const logBlockBytes = 32_768;
const logHeaderBytes = 7;

/** A value that goes over the end of a block is torn by the header of the next. */
export function withoutLogHeaders(log: Buffer): Buffer {
  const blocks = Array.from({ length: Math.ceil(log.length / logBlockBytes) }, (_, block) =>
    log.subarray(block * logBlockBytes + logHeaderBytes, (block + 1) * logBlockBytes),
  );
  return Buffer.concat(blocks);
}

const footerBytes = 48;
const tableMagic = Buffer.from("57fb808b247547db", "hex");

/** All blocks of a table, as they were before they were compressed. */
export function blocksOfTable(table: Buffer): Buffer {
  // One that was being written when the browser ended has no end yet.
  if (!table.subarray(-tableMagic.length).equals(tableMagic)) return Buffer.alloc(0);
  const footer = new Reader(table.subarray(-footerBytes));
  // The index of what is about the table comes first.
  readHandle(footer);
  const index = new Reader(readBlock(table, readHandle(footer)));
  const restartCount = index.bytes.readUInt32LE(index.bytes.length - 4);
  const endOfEntries = index.bytes.length - 4 * (restartCount + 1);
  const blocks: Buffer[] = [];
  while (index.position < endOfEntries) {
    index.varint();
    const keyBytes = index.varint();
    const handleBytes = index.varint();
    index.take(keyBytes);
    blocks.push(readBlock(table, readHandle(new Reader(index.take(handleBytes)))));
  }
  return Buffer.concat(blocks);
}

interface Handle {
  readonly offset: number;
  readonly size: number;
}

function readHandle(reader: Reader): Handle {
  return { offset: reader.varint(), size: reader.varint() };
}

function readBlock(table: Buffer, { offset, size }: Handle): Buffer {
  const content = table.subarray(offset, offset + size);
  const isCompressed = table[offset + size] === 1;
  return isCompressed ? fromSnappy(content) : content;
}

/** https://github.com/google/snappy/blob/main/format_description.txt */
function fromSnappy(compressed: Buffer): Buffer {
  const reader = new Reader(compressed);
  const plain = Buffer.alloc(reader.varint());
  let length = 0;
  while (reader.position < compressed.length) {
    const tag = reader.take(1).readUInt8();
    const kind = tag & 3;
    if (kind === 0) {
      const literal = reader.take(literalLength(tag >> 2, reader));
      length += literal.copy(plain, length);
      continue;
    }
    const copied = kind === 1 ? 4 + ((tag >> 2) & 7) : 1 + (tag >> 2);
    const distance = kind === 1 ? ((tag >> 5) << 8) | reader.uint(1) : reader.uint(kind === 2 ? 2 : 4);
    // Byte by byte: a copy may reach into what it is just writing.
    for (const end = length + copied; length < end; length++) plain[length] = plain[length - distance] ?? 0;
  }
  return plain;
}

function literalLength(said: number, reader: Reader): number {
  const mostSaidInTag = 59;
  return 1 + (said <= mostSaidInTag ? said : reader.uint(said - mostSaidInTag));
}

class Reader {
  readonly bytes: Buffer;
  position = 0;

  constructor(bytes: Buffer) {
    this.bytes = bytes;
  }

  take(count: number): Buffer {
    this.position += count;
    return this.bytes.subarray(this.position - count, this.position);
  }

  uint(byteCount: number): number {
    return this.take(byteCount).readUIntLE(0, byteCount);
  }

  /** Seven bits a byte, the lowest first. */
  varint(): number {
    for (let value = 0, factor = 1; ; factor *= 128) {
      const byte = this.uint(1);
      value += (byte & 127) * factor;
      if (byte < 128) return value;
    }
  }
}
