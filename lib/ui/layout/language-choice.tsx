import { useLocale, useTranslations } from "next-intl";
import { languageNames, languages } from "@/lib/language/languages";
import { ActionForm } from "../forms/action-form";
import type { FormAction } from "../forms/action-result";

/** For who is not signed in: each language under its own name. It works before scripts have loaded. */
export function LanguageChoice({ choose }: { choose: FormAction }) {
  const t = useTranslations("layout");
  const current = useLocale();
  return (
    <ActionForm action={choose}>
      <fieldset aria-label={t("language")} className="flex justify-center gap-1">
        {languages.map((language) => (
          <button
            key={language}
            type="submit"
            name="language"
            value={language}
            lang={language}
            aria-current={language === current || undefined}
            className="rounded-md px-2 py-1 text-muted text-xs hover:bg-hover hover:text-ink aria-current:font-semibold aria-current:text-ink"
          >
            {languageNames[language]}
          </button>
        ))}
      </fieldset>
    </ActionForm>
  );
}
