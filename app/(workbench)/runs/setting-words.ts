import type { useTranslations } from "next-intl";
import type { FieldWords } from "./new/config-fields";

type Key = Parameters<T>[0];
type T = ReturnType<typeof useTranslations<"runSettings">>;

/** Which settings a hint belongs to: two stages may mean different things by one name. */
export type SettingsOf =
  | "generate"
  | "verify"
  | "train"
  | "evaluate"
  | "ttrl"
  | "rayGenerate"
  | "rayAttempts"
  | "rayTrain"
  | "rayTtrl";

/** An old run may have a setting that this release does not know: it is shown by its own name. */
const known = (t: T, key: string, otherwise: string) => (t.has(key as Key) ? t(key as Key) : otherwise);

export const settingTitle = (t: T, name: string) => known(t, `titles.${name}`, name);

export function settingHint(t: T, of: SettingsOf, name: string): string {
  return known(t, `hints.${of}.${name}`, known(t, `hints.shared.${name}`, ""));
}

export const settingChoice = (t: T, name: string, value: string) =>
  known(t, `choices.${name}.${value}`, value);

/** What a form tells of the settings. */
export const fieldWords = (t: T, of: SettingsOf): FieldWords => ({
  title: (name) => settingTitle(t, name),
  hint: (name) => settingHint(t, of, name),
  choice: (name, value) => settingChoice(t, name, value),
});
