import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { FormAction } from "../forms/action-result";
import { BrandMark } from "./brand";
import { MobileNavigation } from "./mobile-navigation";
import { NavLinks } from "./nav-links";
import { type SpineCounts, SpineLadder } from "./spine-ladder";
import { type SignedInUser, UserMenu } from "./user-menu";

type AppShellProps = {
  user: SignedInUser;
  /** A server action that ends the session and redirects. */
  signOut: () => Promise<void>;
  /** A server action that keeps the language chosen. */
  chooseLanguage: FormAction;
  spine?: SpineCounts;
  children: ReactNode;
};

/**
 * The frame of every signed-in page. The sidebar is full from 1,200 px, a rail of icons from 768 px, and a top bar with
 * a drawer below that.
 */
export function AppShell({ user, signOut, chooseLanguage, spine, children }: AppShellProps) {
  const t = useTranslations("layout");
  const product = useTranslations("common")("product");
  const sidebar = (
    <>
      <nav aria-label={t("main")}>
        <NavLinks />
      </nav>
      <div className="mt-5">
        <SpineLadder counts={spine} />
      </div>
      <div className="mt-auto pt-3">
        <UserMenu user={user} signOut={signOut} chooseLanguage={chooseLanguage} />
      </div>
    </>
  );
  return (
    <div className="min-h-dvh md:grid md:grid-cols-[3.25rem_minmax(0,1fr)] min-[75rem]:grid-cols-[12.5rem_minmax(0,1fr)]">
      <a
        href="#main"
        className="sr-only focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-50 focus:rounded-md focus:bg-accent focus:px-3 focus:py-2 focus:text-on-accent"
      >
        {t("skipToContent")}
      </a>
      <MobileNavigation>{sidebar}</MobileNavigation>
      <aside className="rail sticky top-0 hidden h-dvh flex-col overflow-y-auto border-r bg-surface p-2 md:flex">
        <Link href="/" title={product} className="mb-3 flex h-9 items-center gap-2 rounded-md px-2">
          <BrandMark className="shrink-0" />
          <span className="rail-hidden font-semibold text-base tracking-tight">{product}</span>
        </Link>
        {sidebar}
      </aside>
      <main id="main" tabIndex={-1} className="min-w-0 focus-visible:outline-none">
        {children}
      </main>
    </div>
  );
}
