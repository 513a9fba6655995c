import type { KnowingTranslate } from "@/lib/language/domain-titles";
import { settingTitle, settingValue } from "@/lib/language/run-titles";

/** What a run was set to, as rows of a table. */
export const settingRows = (t: KnowingTranslate, config: unknown): (readonly [string, string])[] =>
  Object.entries(config as object).map(([name, value]) => [
    settingTitle(t, name),
    settingValue(t, name, value),
  ]);
