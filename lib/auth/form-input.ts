import { z } from "zod";

/**
 * What a form sent, as an object for its schema. "a.b" names a field within a field; what was left empty is absent, so
 * that a schema's defaults hold; a name that came several times is a list. Texts become numbers and booleans where
 * the schema asks for these, and a boolean's checkbox that was not sent is false.
 */
export function formInput(schema: z.ZodType, form: FormData): unknown {
  const root: Tree = Object.create(null);
  for (const name of new Set(form.keys())) {
    const values = form.getAll(name).filter((value) => value !== "");
    if (name.startsWith("$ACTION") || values.length === 0) continue;
    place(root, name.split("."), values.length === 1 ? values[0] : values);
  }
  return fitted(schema, root);
}

type Tree = { [key: string]: unknown };

/** Without a prototype, so that a field called `__proto__` or `constructor` is a field like any other. */
function place(tree: Tree, path: string[], value: unknown): void {
  const [head = "", ...rest] = path;
  if (rest.length === 0) {
    tree[head] = value;
    return;
  }
  const inner = isTree(tree[head]) ? tree[head] : Object.create(null);
  tree[head] = inner;
  place(inner, rest, value);
}

const isTree = (value: unknown): value is Tree =>
  typeof value === "object" && value !== null && Object.getPrototypeOf(value) === null;

function fitted(schema: z.ZodType, value: unknown): unknown {
  const inner = unwrapped(schema);
  if (inner instanceof z.ZodObject) return fittedObject(inner, value);
  if (inner instanceof z.ZodDiscriminatedUnion || inner instanceof z.ZodUnion)
    return fittedUnion(inner, value);
  if (inner instanceof z.ZodArray) {
    if (value === undefined) return undefined;
    return (Array.isArray(value) ? value : [value]).map((item) => fitted(inner.element as z.ZodType, item));
  }
  if (inner instanceof z.ZodBoolean) return value === undefined ? false : trueTexts.has(value) || value;
  if (inner instanceof z.ZodNumber && typeof value === "string") {
    const number = Number(value);
    return Number.isNaN(number) ? value : number;
  }
  return value;
}

const trueTexts: ReadonlySet<unknown> = new Set(["on", "true", "1"]);

function fittedObject(schema: z.ZodObject, value: unknown): unknown {
  if (value === undefined) value = Object.create(null);
  if (!isTree(value)) return value;
  const result: Tree = { ...value };
  for (const [key, inner] of Object.entries(schema.shape)) {
    const part = fitted(inner as z.ZodType, Object.hasOwn(value, key) ? value[key] : undefined);
    if (part !== undefined) result[key] = part;
  }
  return result;
}

/** The first option that takes the value; where none does, the value as it is, for the union to refuse. */
function fittedUnion(schema: z.ZodUnion | z.ZodDiscriminatedUnion, value: unknown): unknown {
  const candidates = (schema.options as z.ZodType[]).map((option) => ({
    option,
    fit: fitted(option, value),
  }));
  const taken = candidates.find(({ option, fit }) => option.safeParse(fit).success);
  if (taken) return taken.fit;
  const sameKind = candidates.find(({ option, fit }) => sharesDiscriminator(schema, option, fit));
  return sameKind?.fit ?? value;
}

/** So that a wrong number is reported as one, not as a text where a number was expected. */
function sharesDiscriminator(union: z.ZodType, option: z.ZodType, value: unknown): boolean {
  if (!(union instanceof z.ZodDiscriminatedUnion) || !(option instanceof z.ZodObject) || !value) return false;
  const key = union._zod.def.discriminator;
  const literal = option.shape[key] as z.ZodType | undefined;
  return literal?.safeParse((value as Tree)[key]).success ?? false;
}

function unwrapped(schema: z.ZodType): z.ZodType {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault) {
    return unwrapped(schema.unwrap() as z.ZodType);
  }
  if (schema instanceof z.ZodPrefault || schema instanceof z.ZodReadonly) {
    return unwrapped(schema.unwrap() as z.ZodType);
  }
  if (schema instanceof z.ZodPipe) return unwrapped(schema.in as z.ZodType);
  return schema;
}
