"use client";

import Link from "next/link";
import { DropdownMenu } from "radix-ui";
import type { ReactNode } from "react";
import { classNames } from "../class-names";

export type MenuItem =
  | "separator"
  | {
      readonly label: string;
      readonly href?: string;
      readonly onSelect?: () => void;
      readonly icon?: ReactNode;
      readonly tone?: "danger";
      readonly disabled?: boolean;
    };

type MenuProps = { trigger: ReactNode; items: readonly MenuItem[]; align?: "start" | "end" };

export const menuSurface = "z-50 min-w-44 rounded-lg border bg-raised p-1 shadow-raised";
export const menuRow =
  "flex h-8 cursor-pointer select-none items-center gap-2 rounded-sm px-2 outline-none data-[disabled]:cursor-not-allowed " +
  "data-[disabled]:opacity-50 data-[highlighted]:bg-hover [&_svg]:size-4 [&_svg]:text-muted";

export function Menu({ trigger, items, align = "end" }: MenuProps) {
  return (
    <DropdownMenu.Root>
      <DropdownMenu.Trigger asChild>{trigger}</DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content align={align} sideOffset={4} className={menuSurface}>
          {items.map((item, index) =>
            item === "separator" ? (
              // biome-ignore lint/suspicious/noArrayIndexKey: separators have nothing else to be told apart by
              <DropdownMenu.Separator key={index} className="my-1 h-px bg-line" />
            ) : (
              <DropdownMenu.Item
                key={item.label}
                disabled={item.disabled}
                onSelect={item.onSelect}
                asChild={item.href !== undefined}
                className={classNames(menuRow, item.tone === "danger" && "text-bad [&_svg]:text-bad")}
              >
                {item.href === undefined ? (
                  <>
                    {item.icon}
                    {item.label}
                  </>
                ) : (
                  <Link href={item.href}>
                    {item.icon}
                    {item.label}
                  </Link>
                )}
              </DropdownMenu.Item>
            ),
          )}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
