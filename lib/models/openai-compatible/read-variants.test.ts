import fc from "fast-check";
import { expect, it } from "vitest";
import { readVariants } from "./read-variants";

const texts = (reply: string) => readVariants(reply).variants.map((one) => one.text);
const asked =
  '{"variants": [{"problem": "x*cos(x)", "difficulty": "easier"}, {"problem": "x*sinh(x)", "difficulty": "equivalent"}]}';
const two = ["x*cos(x)", "x*sinh(x)"];

it.each([
  ["JSON as asked for", asked],
  ["JSON in a fence", `Here you are:\n\`\`\`json\n${asked}\n\`\`\`\nHave fun [1]!`],
  ["JSON in prose", `Sure! ${asked} I hope this helps.`],
  ["JSON behind thought", `<think>["x^9"]</think>${asked}`],
  ["an array of texts", '["x*cos(x)", "x*sinh(x)"]'],
  ["lists by difficulty", '{"easier": ["x*cos(x)"], "equivalent": ["x*sinh(x)"]}'],
  ["an object a line", '{"problem": "x*cos(x)"}\n{"problem": "x*sinh(x)"}'],
  ["trailing commas", '[{"integrand": "x*cos(x)",}, {"integrand": "x*sinh(x)"},]'],
  ["a numbered list", "Variants:\n1. x*cos(x)\n2) x*sinh(x)"],
  ["a bulleted list with code", "- `x*cos(x)` – a lower power\n- `x*sinh(x)`"],
  ["formulas in dollars", "1. **Easier**: $x*cos(x)$\n2. **Equivalent**: $x*sinh(x)$"],
  ["remarks in brackets", "(1) x*cos(x) (swapped sine)\n(2) x*sinh(x)  # hyperbolic twin"],
  ["a plain fence", "```\nx*cos(x)\nx*sinh(x)\n```"],
])("reads %s", (_, reply) => {
  expect(texts(reply)).toEqual(two);
});

it("keeps what a reply says of difficulty, in JSON, labels and headings", () => {
  const difficulties = (reply: string) => readVariants(reply).variants.map((one) => one.difficulty);
  expect(difficulties(asked)).toEqual(["easier", "equivalent"]);
  expect(difficulties('{"easier": ["x"], "equivalent": ["y"]}')).toEqual(["easier", "equivalent"]);
  expect(difficulties("1. (easier) x\n2. Equivalent: y")).toEqual(["easier", "equivalent"]);
  expect(difficulties("## Easier\n1. x\n## Equivalent variants\n2. y")).toEqual(["easier", "equivalent"]);
  expect(difficulties('["x"]')).toEqual([null]);
});

it.each([
  ["inside an object", '{"variants": [{"problem": "x*cos(x)"}, {"problem": "x*sinh(x)"}, {"problem": "x*ta'],
  ["inside a text of an array", '["x*cos(x)", "x*sinh(x)", "x*ta'],
  ["inside a fence", '```json\n[{"problem": "x*cos(x)"},\n {"problem": "x*sinh(x)"},\n {"probl'],
])("takes the whole ones of a reply cut off %s and says what was lost", (_, reply) => {
  const read = readVariants(reply);
  expect(read.variants.map((one) => one.text)).toEqual(two);
  expect(read.dropped).toMatchObject([{ reason: "cut off in the middle" }]);
});

it("keeps the backslashes of LaTeX that JSON would refuse or swallow", () => {
  expect(texts('["\\frac{x}{2} \\cdot \\sin x", "\\\\tan x"]')).toEqual([
    "\\frac{x}{2} \\cdot \\sin x",
    "\\tan x",
  ]);
});

it("says what it dropped and why", () => {
  const read = readVariants(
    '[{"problem": "x"}, {"note": 3}, 7, "", {"problem": "'.concat("x+".repeat(1500), '"}]'),
  );
  expect(read.variants.map((one) => one.text)).toEqual(["x"]);
  expect(read.dropped.map((one) => one.reason)).toEqual([
    "an object without a problem",
    "neither text nor an object",
    "empty",
    "longer than 2000 characters",
  ]);
  expect(readVariants("I am sorry, I cannot do that.")).toEqual({
    variants: [],
    dropped: [{ text: "I am sorry, I cannot do that.", reason: "prose, not an item of a list" }],
  });
});

it("answers any text, and never invents one", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom(...'{}[]",:\\`$1.-x \n<think>/'), maxLength: 60 }),
      (reply) => {
        for (const one of readVariants(reply).variants) expect(one.text.trim()).not.toBe("");
      },
    ),
    { numRuns: 2000 },
  );
});
