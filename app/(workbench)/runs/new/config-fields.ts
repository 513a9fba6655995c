import { z } from "zod";

/** One setting of a stage as the form shows it; read from the schema that also validates it. */
export type ConfigField = {
  readonly name: string;
  readonly label: string;
  readonly hint: string;
  readonly value: string | number | boolean;
} & (
  | { readonly kind: "number"; readonly minimum?: number; readonly maximum?: number; readonly whole: boolean }
  | { readonly kind: "choice"; readonly choices: readonly string[] }
  | { readonly kind: "switch" }
  | { readonly kind: "text" }
);

type Property = {
  type?: string;
  description?: string;
  default?: string | number | boolean;
  minimum?: number;
  maximum?: number;
  enum?: string[];
  chosenInTree?: boolean;
};

/** The fields of a stage's settings, with the values of `given` where it has them and the defaults elsewhere. */
export function configFields(schema: z.ZodObject, given: Record<string, unknown>): ConfigField[] {
  const { properties = {} } = z.toJSONSchema(schema) as { properties?: Record<string, Property> };
  // Weights go by name, and are set where the mix of transformations is seen.
  const shown = Object.entries(properties).filter(
    ([, { type, chosenInTree }]) => type !== "object" && !chosenInTree,
  );
  return shown.map(([key, property]) => {
    const value = (given[key] ?? property.default ?? "") as string | number | boolean;
    const shared = { name: `config.${key}`, label: inWords(key), hint: property.description ?? "", value };
    if (property.enum) return { ...shared, kind: "choice", choices: property.enum };
    if (property.type === "boolean") return { ...shared, kind: "switch" };
    if (property.type === "string") return { ...shared, kind: "text" };
    const { minimum, maximum } = property;
    return { ...shared, kind: "number", minimum, maximum, whole: property.type === "integer" };
  });
}

/** Names that are written in their own way. */
const properNames: Readonly<Record<string, string>> = {
  kl: "KL",
  lora: "LoRA",
  vllm: "vLLM",
  gpus: "GPUs",
  cpus: "CPUs",
};

/** "variantsPerProblem" → "Variants per problem"; names keep their capitals. */
export function inWords(key: string): string {
  const words = key.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  const named = words.replace(/^\w+/, (first) => properNames[first] ?? first);
  return named === words ? words.charAt(0).toUpperCase() + words.slice(1) : named;
}
