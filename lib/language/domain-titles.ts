import type { MessageKey, Translate } from "./words";

/** What `useTranslations()` or `getTranslations()` gives, where a key need not exist. */
export type KnowingTranslate = Translate & { readonly has: (key: MessageKey) => boolean };

/** The title of a transformation in the reader's language; its id where no domain has it any more. */
export const transformationTitle = (translate: KnowingTranslate, id: string): string =>
  titleOr(translate, `transformations.${id}`, id);

/** The title of a rule of a derivation; as it was stored with the step where the rule is not known. */
export const ruleTitle = (
  translate: KnowingTranslate,
  { rule = "", ruleTitle: stored }: { readonly rule?: string; readonly ruleTitle: string },
): string => titleOr(translate, `rules.${rule}`, stored);

/** The message of that key, where there is one. */
export function titleOr(translate: KnowingTranslate, name: string, otherwise: string): string {
  const key = name as MessageKey;
  return translate.has(key) ? translate(key) : otherwise;
}
