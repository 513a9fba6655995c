"use client";

import { NextIntlClientProvider, useLocale, useMessages } from "next-intl";
import { type ReactNode, useMemo } from "react";
import type { Messages } from "@/lib/language/messages";

type Props = { messages: Partial<Messages>; children: ReactNode };

/** A provider replaces the texts of the one above it; this one adds to them. */
export function MoreMessages({ messages, children }: Props) {
  const locale = useLocale();
  const above = useMessages();
  const both = useMemo(() => ({ ...above, ...messages }), [above, messages]);
  return (
    <NextIntlClientProvider locale={locale} messages={both}>
      {children}
    </NextIntlClientProvider>
  );
}
