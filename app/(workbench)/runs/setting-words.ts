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

/** A setting without a message is shown by its own name. */
const known = (t: T, key: string, otherwise: string) => (t.has(key as Key) ? t(key as Key) : otherwise);

/** What a form tells of the settings. */
export const fieldWords = (t: T, of: SettingsOf): FieldWords => ({
  title: (name) => known(t, `titles.${name}`, name),
  hint: (name) => known(t, `hints.${of}.${name}`, known(t, `hints.shared.${name}`, "")),
  choice: (name, value) => known(t, `choices.${name}.${value}`, value),
});
