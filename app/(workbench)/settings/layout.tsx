import type { ReactNode } from "react";
import { pageActor } from "@/lib/auth/page";
import { can } from "@/lib/auth/permissions";
import { LinkTabs, PageBody, PageHeader } from "@/lib/ui/layout";

/** Only the tabs a role may open are shown; each page checks for itself. */
export default async function SettingsLayout({ children }: { children: ReactNode }) {
  const actor = await pageActor("read");
  const tabs = [
    ...(can(actor, "users") ? [{ label: "Users", href: "/settings/users" }] : []),
    { label: "API tokens", href: "/settings/tokens" },
    { label: "Backends", href: "/settings/backends" },
    ...(can(actor, "audit") ? [{ label: "Audit log", href: "/settings/audit" }] : []),
  ];
  return (
    <>
      <PageHeader title="Settings" tabs={<LinkTabs label="Settings" tabs={tabs} />} />
      <PageBody>{children}</PageBody>
    </>
  );
}
