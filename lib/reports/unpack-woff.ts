import { inflateSync } from "node:zlib";

/**
 * The font inside a WOFF file (W3C, WOFF 1.0): PDFs hold it so, and its glyphs are read far faster than from the packed
 * tables. A table is packed where it is shorter so.
 */
export function unpackWoff(woff: Buffer): Buffer {
  const count = woff.readUInt16BE(12);
  const head = Buffer.alloc(12 + 16 * count);
  const power = 2 ** Math.floor(Math.log2(count));
  woff.copy(head, 0, 4, 8);
  head.writeUInt16BE(count, 4);
  head.writeUInt16BE(16 * power, 6);
  head.writeUInt16BE(Math.log2(power), 8);
  head.writeUInt16BE(16 * (count - power), 10);
  const tables: Buffer[] = [head];
  let end = head.length;
  for (let at = 0; at < count; at++) {
    const entry = woff.subarray(44 + 20 * at, 64 + 20 * at);
    const [from, packed, length] = [4, 8, 12].map((place) => entry.readUInt32BE(place)) as [
      number,
      number,
      number,
    ];
    const stored = woff.subarray(from, from + packed);
    const table = packed < length ? inflateSync(stored) : stored;
    const record = 12 + 16 * at;
    entry.copy(head, record, 0, 4);
    entry.copy(head, record + 4, 16, 20);
    head.writeUInt32BE(end, record + 8);
    head.writeUInt32BE(length, record + 12);
    const padding = Buffer.alloc(-length & 3);
    tables.push(table, padding);
    end += length + padding.length;
  }
  return Buffer.concat(tables);
}
