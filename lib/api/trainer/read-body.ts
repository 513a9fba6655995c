import type { z } from "zod";
import { LadderboardError } from "@/lib/errors";

/** Far above a batch of 1,024 long answers. */
export const largestBody = 8 * 1024 * 1024;
/** What is too large is still read up to here and thrown away: who hangs up on a sender is not heard by them. */
const mostDiscarded = 128 * 1024 * 1024;

/**
 * A request's JSON, in the schema's shape. Keeps nothing of what is above the limit.
 * @throws LadderboardError invalid: too large, not JSON (NaN and Infinity are none), or not of the shape
 */
export async function readBody<Schema extends z.ZodType>(
  request: Request,
  schema: Schema,
): Promise<z.output<Schema>> {
  return parseInput(schema, parseJson(await readText(request)));
}

/** @throws LadderboardError invalid, with the fields at fault */
export function parseInput<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const read = schema.safeParse(value);
  if (read.success) return read.data;
  const fields = read.error.issues
    .slice(0, 20)
    .map(({ path, message }) => ({ field: path.join("."), message }));
  throw new LadderboardError("invalid", "The request does not have the shape of the contract.", {
    fields,
    remedy: "GET /api/trainer/openapi.json has the contract.",
  });
}

async function readText(request: Request): Promise<string> {
  if (!request.body) return "";
  const parts: Uint8Array[] = [];
  let size = 0;
  const reader = request.body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.byteLength;
    if (size <= largestBody) parts.push(value);
    else parts.length = 0;
    if (size > mostDiscarded) {
      await reader.cancel();
      break;
    }
  }
  if (size > largestBody) {
    throw new LadderboardError("invalid", `The body is larger than ${largestBody / 1024 / 1024} MB.`, {
      remedy: "Send fewer answers a batch, and cut each where the model stops.",
    });
  }
  return Buffer.concat(parts).toString("utf8");
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    const notNumbers = /[:[,]\s*-?(?:NaN|Infinity)\b/.test(text)
      ? " JSON has no NaN and no Infinity: leave such values out."
      : "";
    throw new LadderboardError("invalid", `The body is not JSON.${notNumbers}`);
  }
}
