import { expect, it } from "vitest";
import { hardCodedTexts } from "./hard-coded-texts.js";

it.each([
  `<Field label="Name">`,
  `<nav aria-label={"Pages"}>`,
  `<i title={\`Width of \${name}\`}>`,
  `<Button label={open ? "Close it" : t("open")} />`,
  `{ key: "a", header: "Reviewed" }`,
  `<Section\n  title=\n    "No curriculum yet"\n>`,
  `<input placeholder='検索' />`,
])("finds the text in %s", (source) => {
  expect(hardCodedTexts("a.tsx", source)).toHaveLength(1);
});

it.each([
  `<Field name="label" label={t("name")}>`,
  `<i title={\`\${a} / \${b}\`}>`,
  `<i title={\`\${left}: 3\`}>`,
  `<Field className="grid title" />`,
  `{ label: t("name"), value: "runs" }`,
  `<Badge label={t(state ?? "none")} />`,
  `{ description: "text-muted" }`,
  `// label: "Name"`,
  `<Badge title="TTRL">`,
  `type A = { title: string; kind: "one" };`,
])("finds nothing in %s", (source) => {
  expect(hardCodedTexts("a.tsx", source)).toEqual([]);
});
