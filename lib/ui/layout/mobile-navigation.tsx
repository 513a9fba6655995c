"use client";

import { Menu, X } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { Dialog } from "radix-ui";
import { type ReactNode, useState } from "react";
import { IconButton } from "../forms/icon-button";
import { BrandMark } from "./brand";

/** The top bar of narrow windows; its drawer closes once the page it led to is there. */
export function MobileNavigation({ children }: { children: ReactNode }) {
  const t = useTranslations("layout");
  const product = useTranslations("common")("product");
  const pathname = usePathname();
  const [openedOn, setOpenedOn] = useState<string | null>(null);
  return (
    <header className="sticky top-0 z-30 flex h-12 items-center gap-2 border-b bg-surface px-3 md:hidden">
      <Dialog.Root open={openedOn === pathname} onOpenChange={(open) => setOpenedOn(open ? pathname : null)}>
        <Dialog.Trigger asChild>
          <IconButton label={t("openNavigation")} icon={<Menu aria-hidden />} className="size-9" />
        </Dialog.Trigger>
        <Dialog.Portal>
          <Dialog.Overlay className="fixed inset-0 z-40 bg-scrim" />
          <Dialog.Content
            aria-describedby={undefined}
            className="fixed inset-y-0 left-0 z-50 flex w-60 flex-col overflow-y-auto border-r bg-surface p-2 focus-visible:outline-none"
          >
            <Dialog.Title className="mb-2 flex h-9 items-center pl-2.5 font-semibold text-base">
              {product}
            </Dialog.Title>
            {children}
            <Dialog.Close
              aria-label={t("closeNavigation")}
              className="absolute top-2 right-2 grid size-9 place-items-center rounded-md text-muted hover:bg-hover hover:text-ink"
            >
              <X aria-hidden className="size-4" />
            </Dialog.Close>
          </Dialog.Content>
        </Dialog.Portal>
      </Dialog.Root>
      <Link href="/" className="flex items-center gap-2 font-semibold text-base">
        <BrandMark />
        {product}
      </Link>
    </header>
  );
}
