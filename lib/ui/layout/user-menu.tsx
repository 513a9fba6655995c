"use client";

import { Check, Keyboard, LogOut, Monitor, Moon, Sun } from "lucide-react";
import { DropdownMenu } from "radix-ui";
import { useState, useTransition } from "react";
import { classNames } from "../class-names";
import { menuRow, menuSurface } from "../forms/menu";
import { useKeysSheet } from "../keyboard/keys";
import { type ThemeChoice, themeCookie } from "./theme";

export type SignedInUser = { readonly name: string; readonly email: string; readonly role: string };

const themeChoices = [
  { value: "system", label: "System", icon: Monitor },
  { value: "light", label: "Light", icon: Sun },
  { value: "dark", label: "Dark", icon: Moon },
] as const;

export function UserMenu({ user, signOut }: { user: SignedInUser; signOut: () => Promise<void> }) {
  const openKeys = useKeysSheet();
  const [theme, setTheme] = useState<ThemeChoice>("system");
  const [leaving, startLeaving] = useTransition();
  return (
    <DropdownMenu.Root onOpenChange={(open) => open && setTheme(chosenTheme())}>
      <DropdownMenu.Trigger
        aria-label={`Account of ${user.name}`}
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
          <span className="block truncate text-muted text-xs leading-4">{user.role}</span>
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
          <DropdownMenu.Label className="px-2 py-1 text-muted text-xs">Theme</DropdownMenu.Label>
          <DropdownMenu.RadioGroup value={theme} onValueChange={(value) => applyTheme(value as ThemeChoice)}>
            {themeChoices.map(({ value, label, icon: Icon }) => (
              <DropdownMenu.RadioItem key={value} value={value} className={menuRow}>
                <Icon aria-hidden />
                <span className="flex-1">{label}</span>
                <DropdownMenu.ItemIndicator>
                  <Check aria-hidden />
                </DropdownMenu.ItemIndicator>
              </DropdownMenu.RadioItem>
            ))}
          </DropdownMenu.RadioGroup>
          <Separator />
          <DropdownMenu.Item className={menuRow} onSelect={openKeys}>
            <Keyboard aria-hidden />
            Keyboard shortcuts
          </DropdownMenu.Item>
          <DropdownMenu.Item className={menuRow} disabled={leaving} onSelect={() => startLeaving(signOut)}>
            <LogOut aria-hidden />
            Sign out
          </DropdownMenu.Item>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
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
