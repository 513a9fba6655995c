import { type KnowingTranslate, titleOr } from "@/lib/language/domain-titles";
import { languageNames, readLanguage } from "@/lib/language/languages";
import { settingTitle, settingValue } from "@/lib/language/run-titles";

/** One thing that an entry says, under its name; `party` where it is the id of something that may have a name today. */
export type ChangeItem = { readonly label: string } & (
  | { readonly value: string; readonly party?: string }
  | { readonly items: readonly ChangeItem[] }
);

/** Fields that hold an id, with the kind of what it is of. */
const kinds: Readonly<Record<string, string>> = {
  curriculumId: "curriculum",
  benchmarkId: "benchmark",
  modelVersionId: "model-version",
  versionId: "model-version",
  rayBackendId: "backend",
  problemId: "problem",
  parentId: "problem",
  leftId: "problem",
  rightId: "problem",
  runId: "run",
  run: "run",
  userId: "user",
  askedById: "user",
};

/** Fields whose values have words elsewhere. */
const vocabularies: Readonly<Record<string, (value: string) => string>> = {
  role: (value) => `common.roles.${value}`,
  stage: (value) => `data.stages.${value}.label`,
  reviewState: (value) => `data.reviewStates.${value}`,
  reason: (value) => `data.rejectReasons.${value}`,
  from: (value) => `data.runStatuses.${value}`,
  format: (value) => `exchange.formats.${value}.title`,
  kind: (value) => `monitor.kinds.${value}.label`,
};

/** What changed, in the reader's words where the project has words for it. What was left empty is left out. */
export function changeItems(translate: KnowingTranslate, changes: object): ChangeItem[] {
  return Object.entries(changes)
    .filter(([, value]) => value !== "")
    .map(([name, value]) => item(translate, name, titleOf(translate, name), value));
}

/** The texts of the log by which its changes name something. */
export function partiesIn(changes: unknown): string[] {
  if (typeof changes !== "object" || changes === null) return [];
  return Object.entries(changes).flatMap(([name, value]) =>
    kinds[name] && typeof value === "string" ? [`${kinds[name]}:${value}`] : partiesIn(value),
  );
}

const titleOf = (translate: KnowingTranslate, name: string): string =>
  titleOr(translate, `audit.fields.${name}`, settingOrThreshold(translate, name));

const settingOrThreshold = (translate: KnowingTranslate, name: string): string =>
  titleOr(translate, `monitor.kinds.${name}.label`, settingTitle(translate, name));

function item(translate: KnowingTranslate, name: string, label: string, value: unknown): ChangeItem {
  if (value === null || (Array.isArray(value) && value.length === 0))
    return { label, value: translate("audit.nothing") };
  if (Array.isArray(value) && value.every((one) => typeof one !== "object"))
    return { label, value: value.map((one) => word(translate, name, one)).join(", ") };
  if (Array.isArray(value))
    return { label, items: value.map((one, index) => item(translate, name, String(index + 1), one)) };
  if (name === "transformationWeights") return { label, value: settingValue(translate, name, value) };
  if (typeof value === "object") return { label, items: changeItems(translate, value) };
  const text = word(translate, name, value);
  return kinds[name] ? { label, value: text, party: `${kinds[name]}:${text}` } : { label, value: text };
}

function word(translate: KnowingTranslate, name: string, value: unknown): string {
  if (typeof value !== "string") return settingValue(translate, name, value);
  if (name === "language") {
    const language = readLanguage(value);
    return language ? languageNames[language] : value;
  }
  // A key must not be made of a text that people wrote.
  if (!/^[a-z][\w-]*$/i.test(value)) return settingValueOf(translate, name, value);
  const own = titleOr(translate, `audit.values.${name}.${value}`, "");
  const elsewhere = vocabularies[name] && titleOr(translate, vocabularies[name](value), "");
  return own || elsewhere || settingValueOf(translate, name, value);
}

/** The list of a run's transformations is one text; other texts stand as they are. */
const settingValueOf = (translate: KnowingTranslate, name: string, value: string): string =>
  name === "transformations" || /^[\w-]+$/.test(value) ? settingValue(translate, name, value) : value;
