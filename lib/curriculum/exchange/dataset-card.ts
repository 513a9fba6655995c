import type { Language } from "@/lib/language/languages";
import { translateTo } from "@/lib/language/translate";
import type { ApprovedContent } from "./approved-content";
import type { FileSummary } from "./manifest";
import type { Columns, ColumnType } from "./parquet-columns";

/** README.md of a Hugging Face dataset: its front matter tells the library what is where. */
export function datasetCard(
  curriculum: { readonly name: string; readonly description: string; readonly domain: string },
  columns: Columns,
  files: readonly FileSummary[],
  approved: ApprovedContent,
  language: Language,
): string {
  const t = translateTo(language);
  const splits = files.map(
    ({ side, rows, bytes }) => `  - name: ${side}\n    num_bytes: ${bytes}\n    num_examples: ${rows}`,
  );
  return `---
pretty_name: ${JSON.stringify(curriculum.name)}
task_categories:
- text-generation
configs:
- config_name: default
  data_files:
${files.map(({ side }) => `  - split: ${side}\n    path: data/${side}-*`).join("\n")}
dataset_info:
  features:
${featuresOf(columns, "  ")}
  splits:
${splits.join("\n")}
---

# ${oneLine(curriculum.name)}

${oneLine(curriculum.description) || t("reports.dataset.unnamed", { domain: curriculum.domain })}

${t("reports.dataset.origin")} ${t("reports.dataset.approved", {
    all: String(approved.problems),
    people: String(approved.byPeople),
    policy: String(approved.byPolicy),
    column: "`approved_by`",
  })} ${t("reports.dataset.hash", { hash: `\`${approved.contentHash}\`` })}
`;
}

const oneLine = (text: string) => text.replace(/\s+/g, " ").trim();
const scalar = { string: "string", integer: "int32", real: "float64" } as const;

function featuresOf(columns: Columns, indent: string): string {
  return Object.entries(columns)
    .map(([name, type]) => `${indent}- name: ${name}\n${typeOf(type, `${indent}  `)}`)
    .join("\n");
}

function typeOf(type: ColumnType, indent: string): string {
  if (typeof type === "string") return `${indent}dtype: ${scalar[type]}`;
  if ("struct" in type) return `${indent}struct:\n${featuresOf(type.struct, indent)}`;
  const { list } = type;
  if (typeof list === "string") return `${indent}list: ${scalar[list]}`;
  if ("struct" in list) return `${indent}list:\n${featuresOf(list.struct, indent)}`;
  throw new Error("No format has lists of lists.");
}
