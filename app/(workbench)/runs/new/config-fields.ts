import { z } from "zod";

export type Choice = { readonly value: string; readonly label: string };
/** What the reader is told of a setting, in their language. */
export type FieldWords = {
  readonly title: (name: string) => string;
  readonly hint: (name: string) => string;
  readonly choice: (name: string, value: string) => string;
};

/** One setting of a stage as the form shows it; read from the schema that also validates it. */
export type ConfigField = {
  readonly name: string;
  readonly label: string;
  readonly hint: string;
  readonly value: string | number | boolean;
} & (
  | {
      readonly kind: "number";
      readonly minimum?: number;
      /** What the number must be above. */
      readonly above?: number;
      readonly maximum?: number;
      readonly whole: boolean;
    }
  | { readonly kind: "choice"; readonly choices: readonly Choice[] }
  | { readonly kind: "switch" }
  | { readonly kind: "text" }
);

type Property = {
  type?: string;
  default?: string | number | boolean;
  minimum?: number;
  exclusiveMinimum?: number;
  maximum?: number;
  enum?: string[];
  chosenInTree?: boolean;
};

/** The fields of a stage's settings, with the values of `given` where it has them and the defaults elsewhere. */
export function configFields(
  schema: z.ZodObject,
  given: Record<string, unknown>,
  words: FieldWords,
): ConfigField[] {
  const { properties = {} } = z.toJSONSchema(schema) as { properties?: Record<string, Property> };
  // Weights go by name, and are set where the mix of transformations is seen.
  const shown = Object.entries(properties).filter(
    ([, { type, chosenInTree }]) => type !== "object" && !chosenInTree,
  );
  return shown.map(([key, property]) => {
    const value = (given[key] ?? property.default ?? "") as string | number | boolean;
    const shared = { name: `config.${key}`, label: words.title(key), hint: words.hint(key), value };
    if (property.enum)
      return {
        ...shared,
        kind: "choice",
        choices: property.enum.map((one) => ({ value: one, label: words.choice(key, one) })),
      };
    if (property.type === "boolean") return { ...shared, kind: "switch" };
    if (property.type === "string") return { ...shared, kind: "text" };
    const { minimum, exclusiveMinimum: above, maximum } = property;
    return { ...shared, kind: "number", minimum, above, maximum, whole: property.type === "integer" };
  });
}
