import { type KnowingTranslate, titleOr } from "./domain-titles";
import { techniqueWords, transformationWords } from "./library-words";
import { type MessageKey, say } from "./words";

/** An old run may have a setting that this release does not know: it is shown by its own name. */
export const settingTitle = (translate: KnowingTranslate, name: string): string =>
  titleOr(translate, `runSettings.titles.${name}`, name);

export function settingValue(translate: KnowingTranslate, name: string, value: unknown): string {
  if (typeof value === "boolean") return translate(value ? "common.yes" : "common.no");
  const transformation = (id: string) => say(translate, transformationWords(id));
  if (name === "transformations") return String(value).split(",").map(transformation).join(", ");
  if (name === "transformationWeights")
    return Object.entries(value as object)
      .map(([id, weight]) => `${transformation(id)} ${weight}`)
      .join(", ");
  if (typeof value === "object") return JSON.stringify(value);
  return titleOr(translate, `runSettings.choices.${name}.${value}`, String(value));
}

/** What a run was launched with, each setting under its title; what was left empty is left out. */
export const settingItems = (
  translate: KnowingTranslate,
  config: unknown,
): { label: string; value: string }[] =>
  Object.entries(config as object)
    .filter(([, value]) => value !== "")
    .map(([name, value]) => ({
      label: settingTitle(translate, name),
      value: settingValue(translate, name, value),
    }));

/** Metrics whose names hold what they are of. */
const families = [
  { name: /^solve_rate\/level_(?<level>\d+)$/, key: "solveRateOfLevel" },
  { name: /^solve_rate\/technique\/(?<technique>.+)$/, key: "solveRateOfTechnique" },
  { name: /^pass@1\/(?<technique>.+)$/, key: "accuracyOfTechnique" },
  { name: /^system\/gpu(?<gpu>\d+)_memory_gb$/, key: "memoryOfGpu" },
] as const;

/** The title of a metric under one of TRL's names; a name of a trainer's own stays as it is. */
export function metricTitle(translate: KnowingTranslate, name: string): string {
  for (const family of families) {
    const of = family.name.exec(name)?.groups;
    if (!of) continue;
    const values = of.technique ? { technique: say(translate, techniqueWords(of.technique)) } : of;
    return translate(`metrics.${family.key}` satisfies MessageKey, values);
  }
  return titleOr(translate, `metrics.names.${name}`, name);
}
