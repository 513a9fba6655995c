import { expect, test } from "vitest";
import { runConfigSchemas } from "@/lib/runs/config";
import { rayTrainConfig } from "@/lib/runs/ray/config";
import { configFields } from "./config-fields";

const words = {
  title: (name: string) => `title of ${name}`,
  hint: () => "",
  choice: (_: string, one: string) => one,
};
const names = (fields: ReturnType<typeof configFields>) => fields.map(({ name }) => name);

test("every setting of a training on Ray stands in its form, text as well", () => {
  expect(names(configFields(rayTrainConfig, {}, words))).toEqual(
    Object.keys(rayTrainConfig.shape).map((key) => `config.${key}`),
  );
  const [base] = configFields(rayTrainConfig, { baseModel: "some/weights" }, words);
  expect(base).toMatchObject({ label: "title of baseModel", kind: "text", value: "some/weights" });
});

test("what is picked on the tree or by weight is no field of a form", () => {
  const shown = names(configFields(runConfigSchemas.generate, {}, words));
  expect(shown).toContain("config.depth");
  for (const elsewhere of ["below", "transformations", "transformationWeights"])
    expect(shown).not.toContain(`config.${elsewhere}`);
});

test("a number's field says what it may be, as its schema does", () => {
  const fields = configFields(runConfigSchemas.train, {}, words);
  const of = (name: string) => fields.find((field) => field.name === `config.${name}`);
  expect(of("groupSize")).toMatchObject({ minimum: 2, maximum: 256, whole: true });
  expect(of("learningRate")).toMatchObject({ above: 0, maximum: 100, whole: false });
});
