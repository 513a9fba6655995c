import { z } from "zod";

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
  /** What it was told: each a name and a value for the reviewer. */
  readonly told: readonly { readonly name: string; readonly value: string }[];
  /** What it answered, as it wrote it; null where it computed. */
  readonly said: string | null;
};

/** What is stored of a variant's origin, in words. Never throws: provenance is kept as it was written, by any version. */
export function generatorSaid(provenance: unknown, titles: ReadonlyMap<string, string>): GeneratorSaid {
  const read = provenanceSchema.safeParse(provenance);
  if (!read.success) return { told: [], said: null };
  const { writer, drawn, raw, persona, temperature, version, written, bundled, source } = read.data;
  const told = [
    { name: "Writer", value: writer },
    { name: "Asked for", value: drawn?.map((id) => titles.get(id) ?? id).join(", ") },
    { name: "Persona", value: persona },
    { name: "Temperature", value: temperature?.toString() },
    { name: "Prompt", value: version === undefined ? undefined : `version ${version}` },
    { name: "Written", value: written },
    { name: "Bundled as", value: bundled },
    { name: "Source", value: source },
  ];
  return { told: told.flatMap(({ name, value }) => (value ? [{ name, value }] : [])), said: raw ?? null };
}
