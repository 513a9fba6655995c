import { NextIntlClientProvider } from "next-intl";
import { getMessages } from "next-intl/server";
import type { ReactNode } from "react";

/** What the client components of every page need: the frame and lib/ui's own parts. */
export async function RootMessages({ children }: { children: ReactNode }) {
  const { bundled, charts, common, layout, data, forms, formula, keyboard, failures } = await getMessages();
  return (
    <NextIntlClientProvider
      messages={{ bundled, charts, common, layout, data, forms, formula, keyboard, failures }}
    >
      {children}
    </NextIntlClientProvider>
  );
}
