import { ByteWriter, ParquetWriter } from "hyparquet-writer";
import { type Columns, parquetSchema } from "./parquet-columns";

export type Row = Readonly<Record<string, unknown>>;
export type Encode = (rows: AsyncIterable<Row>, columns: Columns) => AsyncGenerator<Uint8Array>;

/** Text is handed on in pieces of about this size, in UTF-16 code units. */
const pieceLength = 64 * 1024;
/** Rows of a Parquet row group: what is in memory at once. */
const rowsPerGroup = 5_000;

export async function* jsonLines(rows: AsyncIterable<Row>): AsyncGenerator<Uint8Array> {
  async function* lines() {
    for await (const row of rows) yield `${JSON.stringify(row)}\n`;
  }
  yield* inPieces(lines());
}

/** RFC 4180, with a header. Lists and objects are JSON within their cell. */
export async function* csv(rows: AsyncIterable<Row>, columns: Columns): AsyncGenerator<Uint8Array> {
  const names = Object.keys(columns);
  async function* lines() {
    yield `${names.join(",")}\r\n`;
    for await (const row of rows) yield `${names.map((name) => cell(row[name])).join(",")}\r\n`;
  }
  yield* inPieces(lines());
}

/** A cell that a spreadsheet would run as a formula (after =, +, -, @, a tab or a line's end) begins with an apostrophe. */
export function cell(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "number") return String(value);
  const text = typeof value === "string" ? value : JSON.stringify(value);
  const safe = /^[=+\-@\t\r\n]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Parquet, one row group after the other: the file's length does not matter to memory. */
export async function* parquet(rows: AsyncIterable<Row>, columns: Columns): AsyncGenerator<Uint8Array> {
  const writer = new ByteWriter();
  const file = new ParquetWriter({ writer, schema: parquetSchema(columns) });
  const written = () => {
    const bytes = new Uint8Array(writer.buffer.slice(0, writer.index));
    writer.index = 0;
    return bytes;
  };
  for await (const group of inGroups(rows, rowsPerGroup)) {
    const columnData = Object.keys(columns).map((name) => ({ name, data: group.map((row) => row[name]) }));
    await file.write({ columnData, rowGroupSize: rowsPerGroup });
    yield written();
  }
  await file.finish();
  yield written();
}

async function* inGroups<T>(items: AsyncIterable<T>, size: number): AsyncGenerator<T[]> {
  let group: T[] = [];
  for await (const item of items) {
    group.push(item);
    if (group.length < size) continue;
    yield group;
    group = [];
  }
  if (group.length > 0) yield group;
}

async function* inPieces(texts: AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  let piece = "";
  for await (const text of texts) {
    piece += text;
    if (piece.length < pieceLength) continue;
    yield encoder.encode(piece);
    piece = "";
  }
  if (piece) yield encoder.encode(piece);
}
