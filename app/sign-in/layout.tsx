import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { BrandMark, LanguageChoice } from "@/lib/ui/layout";
import { chooseLanguageAction } from "./actions";

export default function SignInLayout({ children }: { children: ReactNode }) {
  const product = useTranslations("common")("product");
  return (
    <main className="grid min-h-dvh place-items-center bg-canvas px-4 py-10">
      <div className="grid w-full max-w-sm gap-6">
        <div className="grid justify-items-center gap-2 text-center">
          <BrandMark className="size-9" />
          <p className="font-semibold text-lg tracking-tight">{product}</p>
        </div>
        <div className="rounded-lg border bg-surface p-6 shadow-raised">{children}</div>
        <LanguageChoice choose={chooseLanguageAction} />
      </div>
    </main>
  );
}
