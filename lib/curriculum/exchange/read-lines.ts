import { createReadStream } from "node:fs";
import { asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects } from "hyparquet";
import { invalidField } from "@/lib/errors";
import type { Words } from "@/lib/language/words";
import { longestLine, textLines } from "./text-lines";

/** A line of an import as it stands in its file; `broken`: why it is not even a value. Lines count from 1. */
export type ReadLine =
  | { readonly line: number; readonly value: unknown }
  | { readonly line: number; readonly broken: Words };

/** Rows of a Parquet file decoded at once. */
const rowsAtOnce = 5_000;

/** The lines of a JSON lines file, or the rows of a Parquet file, by its name's ending. @throws LadderboardError invalid */
export function readLines(file: string, name = file): AsyncGenerator<ReadLine> {
  return name.toLowerCase().endsWith(".parquet") ? parquetLines(file) : jsonLinesOf(createReadStream(file));
}

/** Empty lines count, and are passed over. */
export async function* jsonLinesOf(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<ReadLine> {
  for await (const { line, text } of textLines(bytes)) {
    if (text === null)
      yield { line, broken: { key: "exchangeErrors.lineTooLong", values: { size: longestLine / 1024 } } };
    else if (text.trim() !== "") yield parsed(line, text);
  }
}

function parsed(line: number, text: string): ReadLine {
  try {
    return { line, value: JSON.parse(text) };
  } catch {
    return { line, broken: { key: "exchangeErrors.noJson" } };
  }
}

async function* parquetLines(path: string): AsyncGenerator<ReadLine> {
  const file = await asyncBufferFromFile(path);
  const metadata = await parquetMetadataAsync(file).catch(() => {
    throw invalidField("file", { key: "exchangeErrors.noParquet" });
  });
  const rows = Number(metadata.num_rows);
  for (let rowStart = 0; rowStart < rows; rowStart += rowsAtOnce) {
    const rowEnd = Math.min(rows, rowStart + rowsAtOnce);
    const values = await parquetReadObjects({ file, metadata, rowStart, rowEnd }).catch(() => {
      throw invalidField("file", { key: "exchangeErrors.parquetRow", values: { row: rowStart + 1 } });
    });
    for (const [place, value] of values.entries()) yield { line: rowStart + place + 1, value };
  }
}
