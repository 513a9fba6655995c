import { z } from "zod";
import { bundledWords } from "@/lib/language/bundled-words";
import { transformationWords } from "@/lib/language/library-words";
import type { Messages } from "@/lib/language/messages";
import { listOf, type Text, type Words } from "@/lib/language/words";

const provenanceSchema = z.object({
  writer: z.string().optional(),
  drawn: z.array(z.string()).optional(),
  raw: z.string().optional(),
  persona: z.string().optional(),
  temperature: z.number().optional(),
  version: z.union([z.string(), z.number()]).optional(),
  written: z.string().optional(),
  bundled: z.string().optional(),
  source: z.string().optional(),
});

export type GeneratorSaid = {
  /** What it was told, for the reviewer. */
  readonly told: readonly Words[];
  /** What it answered, as it wrote it; null where it computed. */
  readonly said: string | null;
};

/** What is stored of a variant's origin, in words. Never throws: provenance is kept as it was written, by any version. */
export function generatorSaid(provenance: unknown): GeneratorSaid {
  const read = provenanceSchema.safeParse(provenance);
  if (!read.success) return { told: [], said: null };
  const { writer, drawn, raw, persona, temperature, version, written, bundled, source } = read.data;
  const told = {
    writer: writer && bundledWords(writer),
    asked: drawn && listOf(drawn.map(transformationWords)),
    persona,
    temperature: temperature?.toString(),
    prompt: version?.toString(),
    written: written && bundledWords(written),
    bundled,
    source: source && bundledWords(source),
  };
  return { told: Object.entries(told).flatMap(toldWords), said: raw ?? null };
}

type Told = keyof Messages["desk"]["generator"];

const toldWords = ([name, value]: [string, Text | undefined]): Words[] =>
  value ? [{ key: `desk.generator.${name as Told}`, values: { value } }] : [];
