import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { pageActor } from "@/lib/auth/page";
import { can } from "@/lib/auth/permissions";
import { ClientMessages } from "@/lib/ui/language";
import { LinkTabs, PageBody, PageHeader } from "@/lib/ui/layout";

/** Only the tabs a role may open are shown; each page checks for itself. */
export default async function SettingsLayout({ children }: { children: ReactNode }) {
  const actor = await pageActor("read");
  const t = await getTranslations("settings");
  const tabs = [
    ...(can(actor, "users") ? [{ label: t("tabs.users"), href: "/settings/users" }] : []),
    { label: t("tabs.tokens"), href: "/settings/tokens" },
    { label: t("tabs.account"), href: "/settings/account" },
    { label: t("tabs.backends"), href: "/settings/backends" },
    ...(can(actor, "audit") ? [{ label: t("tabs.audit"), href: "/settings/audit" }] : []),
  ];
  return (
    <ClientMessages areas={["settingsForms"]}>
      <PageHeader title={t("title")} tabs={<LinkTabs label={t("title")} tabs={tabs} />} />
      <PageBody>{children}</PageBody>
    </ClientMessages>
  );
}
