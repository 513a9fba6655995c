"use client";

import { Check, Keyboard, Languages, LogOut, Monitor, Moon, Sun, UserRound } from "lucide-react";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { DropdownMenu } from "radix-ui";
import { useState, useTransition } from "react";
import { toast } from "sonner";
import { languageNames, languages } from "@/lib/language/languages";
import type { Messages } from "@/lib/language/messages";
import { classNames } from "../class-names";
import type { FormAction } from "../forms/action-result";
import { menuRow, menuSurface } from "../forms/menu";
import { useKeysSheet } from "../keyboard/keys";
import { type ThemeChoice, themeCookie } from "./theme";

export type SignedInUser = {
  readonly name: string;
  readonly email: string;
  readonly role: keyof Messages["common"]["roles"];
};

const themeChoices = [
  { value: "system", icon: Monitor },
  { value: "light", icon: Sun },
  { value: "dark", icon: Moon },
] as const;

type UserMenuProps = { user: SignedInUser; signOut: () => Promise<void>; chooseLanguage: FormAction };

export function UserMenu({ user, signOut, chooseLanguage }: UserMenuProps) {
  const t = useTranslations("layout.account");
  const role = useTranslations("common.roles")(user.role);
  const openKeys = useKeysSheet();
  const [theme, setTheme] = useState<ThemeChoice>("system");
  const [leaving, startLeaving] = useTransition();
  return (
    <DropdownMenu.Root onOpenChange={(open) => open && setTheme(chosenTheme())}>
      <DropdownMenu.Trigger
        aria-label={t("label", { name: user.name })}
        className="flex h-10 w-full items-center gap-2.5 rounded-md px-1.5 text-left hover:bg-hover"
      >
        <span
          aria-hidden
          className="grid size-6 shrink-0 place-items-center rounded-full bg-hover font-medium text-xs ring-1 ring-line"
        >
          {initials(user.name)}
        </span>
        <span className="rail-hidden min-w-0 flex-1">
          <span className="block truncate font-medium leading-4">{user.name}</span>
          <span className="block truncate text-muted text-xs leading-4">{role}</span>
        </span>
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          align="start"
          side="top"
          sideOffset={6}
          className={classNames(menuSurface, "w-56")}
        >
          <div className="px-2 py-1.5">
            <div className="truncate font-medium">{user.name}</div>
            <div className="truncate text-muted text-xs">{user.email}</div>
          </div>
          <Separator />
          <DropdownMenu.Label className="px-2 py-1 text-muted text-xs">{t("theme")}</DropdownMenu.Label>
          <DropdownMenu.RadioGroup value={theme} onValueChange={(value) => applyTheme(value as ThemeChoice)}>
            {themeChoices.map(({ value, icon: Icon }) => (
              <DropdownMenu.RadioItem key={value} value={value} className={menuRow}>
                <Icon aria-hidden />
                <span className="flex-1">{t(`themes.${value}`)}</span>
                <DropdownMenu.ItemIndicator>
                  <Check aria-hidden />
                </DropdownMenu.ItemIndicator>
              </DropdownMenu.RadioItem>
            ))}
          </DropdownMenu.RadioGroup>
          <Separator />
          <LanguageItems choose={chooseLanguage} />
          <Separator />
          <DropdownMenu.Item className={menuRow} asChild>
            <Link href="/settings/account">
              <UserRound aria-hidden />
              {t("settings")}
            </Link>
          </DropdownMenu.Item>
          <DropdownMenu.Item className={menuRow} onSelect={openKeys}>
            <Keyboard aria-hidden />
            {t("keys")}
          </DropdownMenu.Item>
          <DropdownMenu.Item className={menuRow} disabled={leaving} onSelect={() => startLeaving(signOut)}>
            <LogOut aria-hidden />
            {t("signOut")}
          </DropdownMenu.Item>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

/** Each language under its own name. The answer brings the page in the new one. */
function LanguageItems({ choose }: { choose: FormAction }) {
  const t = useTranslations("layout");
  const [, startChange] = useTransition();
  const change = (language: string) => {
    const form = new FormData();
    form.set("language", language);
    startChange(async () => {
      const answer = await choose(null, form);
      if (!answer.ok) toast.error(answer.errors.map(({ message }) => message).join(" "));
    });
  };
  return (
    <>
      <DropdownMenu.Label className="px-2 py-1 text-muted text-xs">{t("language")}</DropdownMenu.Label>
      <DropdownMenu.RadioGroup value={useLocale()} onValueChange={change}>
        {languages.map((language) => (
          <DropdownMenu.RadioItem key={language} value={language} lang={language} className={menuRow}>
            <Languages aria-hidden />
            <span className="flex-1">{languageNames[language]}</span>
            <DropdownMenu.ItemIndicator>
              <Check aria-hidden />
            </DropdownMenu.ItemIndicator>
          </DropdownMenu.RadioItem>
        ))}
      </DropdownMenu.RadioGroup>
    </>
  );
}

function Separator() {
  return <DropdownMenu.Separator className="my-1 h-px bg-line" />;
}

function chosenTheme(): ThemeChoice {
  return (document.documentElement.dataset.theme as ThemeChoice | undefined) ?? "system";
}

/** The cookie lets the server write the theme into the page, so that it never flashes. */
function applyTheme(choice: ThemeChoice): void {
  const root = document.documentElement;
  if (choice === "system") delete root.dataset.theme;
  else root.dataset.theme = choice;
  const age = choice === "system" ? 0 : 365 * 86_400;
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in browsers still in use
  document.cookie = `${themeCookie}=${choice}; path=/; max-age=${age}; samesite=lax`;
}

function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  return [words[0], words.length > 1 ? words.at(-1) : undefined]
    .map((word) => [...(word ?? "")][0] ?? "")
    .join("")
    .toUpperCase();
}
