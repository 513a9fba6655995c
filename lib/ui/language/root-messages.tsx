import { NextIntlClientProvider } from "next-intl";
import { getMessages } from "next-intl/server";
import type { ReactNode } from "react";

/** What the client components of every page need: the frame and lib/ui's own parts. */
export async function RootMessages({ children }: { children: ReactNode }) {
  const { common, layout, data, forms, keyboard, failures } = await getMessages();
  return (
    <NextIntlClientProvider messages={{ common, layout, data, forms, keyboard, failures }}>
      {children}
    </NextIntlClientProvider>
  );
}
