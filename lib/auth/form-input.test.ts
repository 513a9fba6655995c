import { expect, test } from "vitest";
import { z } from "zod";
import { formInput } from "./form-input";
import { fieldMessages } from "./input-messages";

function form(...entries: [string, string][]): FormData {
  const data = new FormData();
  for (const [name, value] of entries) data.append(name, value);
  return data;
}

test("reads nested fields, numbers, checkboxes and lists as the schema has them", () => {
  const schema = z.object({
    name: z.string(),
    config: z.object({ steps: z.number(), rootsOnly: z.boolean(), levels: z.array(z.number()) }),
  });
  const sent = form(["name", "a"], ["config.steps", "12"], ["config.levels", "1"]);
  expect(schema.parse(formInput(schema, sent))).toEqual({
    name: "a",
    config: { steps: 12, rootsOnly: false, levels: [1] },
  });
});

test("an empty field takes the schema's default, and is named where there is none", () => {
  const schema = z.object({ count: z.number().default(8), name: z.string() });
  const result = schema.safeParse(formInput(schema, form(["count", ""], ["name", ""])));
  expect(fieldMessages(result.error!)).toEqual([{ field: "name", message: "Fill this in." }]);
  expect(schema.parse(formInput(schema, form(["count", ""], ["name", "a"])))).toEqual({
    count: 8,
    name: "a",
  });
});

test("picks the option of a union by its discriminator and reports a wrong number as one", () => {
  const schema = z.discriminatedUnion("stage", [
    z.object({ stage: z.literal("verify"), samples: z.number().max(64) }),
    z.object({ stage: z.literal("train"), steps: z.number() }),
  ]);
  expect(schema.parse(formInput(schema, form(["stage", "train"], ["steps", "5"])))).toEqual({
    stage: "train",
    steps: 5,
  });
  const wrong = schema.safeParse(formInput(schema, form(["stage", "train"], ["steps", "many"])));
  expect(fieldMessages(wrong.error!)).toEqual([{ field: "steps", message: "This must be a number." }]);
});

test("names that would reach a prototype stay plain fields", () => {
  const schema = z.object({ name: z.string() });
  formInput(
    schema,
    form(["__proto__.polluted", "1"], ["constructor.prototype.polluted", "1"], ["name", "a"]),
  );
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
});
