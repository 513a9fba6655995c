import type { Metadata } from "next";
import { headers } from "next/headers";
import { useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import { browserName } from "@/lib/auth/browser-name";
import { hasPassword, type OwnSession, ownSessions } from "@/lib/auth/own-account";
import { pageActor } from "@/lib/auth/page";
import { passwordLength } from "@/lib/auth/password";
import { database } from "@/lib/db";
import { absent, Badge, type Column, DataTable, RelativeTime } from "@/lib/ui/data";
import { Section } from "@/lib/ui/layout";
import { EndSessions } from "./end-sessions";
import { PasswordForm } from "./password-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings.account"))("title") };
}

/** What a person settles about their own account: the password, and where they are signed in. */
export default async function AccountPage() {
  const actor = await pageActor("read");
  const db = database();
  const [sessions, password] = await Promise.all([
    ownSessions(db, actor, await headers()),
    hasPassword(db, actor),
  ]);
  const t = await getTranslations("settings.account");
  return (
    <>
      <Section title={t("password")} description={t(password ? "passwordExplained" : "noPassword")}>
        {password && <PasswordForm minimum={passwordLength.minimum} />}
      </Section>
      <Section
        title={t("sessions")}
        description={t("sessionsExplained")}
        actions={sessions.length > 1 && <EndSessions sessionId={null} />}
        flush
      >
        <SessionTable sessions={sessions} />
      </Section>
    </>
  );
}

function SessionTable({ sessions }: { sessions: readonly OwnSession[] }) {
  const t = useTranslations("settings");
  const columns: Column<OwnSession>[] = [
    {
      key: "browser",
      header: t("account.browser"),
      cell: ({ userAgent, current }) => (
        <span className="flex flex-wrap items-center gap-2">
          <span translate="no" title={userAgent ?? undefined}>
            {browserName(userAgent) ?? t("account.unknownBrowser")}
          </span>
          {current && <Badge tone="ok">{t("account.thisOne")}</Badge>}
        </span>
      ),
    },
    { key: "from", header: t("account.from"), cell: ({ ipAddress }) => ipAddress || absent },
    { key: "since", header: t("account.since"), cell: ({ createdAt }) => <RelativeTime at={createdAt} /> },
    {
      key: "end",
      header: <span className="sr-only">{t("actionsColumn")}</span>,
      align: "right",
      cell: ({ id, current }) => (current ? null : <EndSessions sessionId={id} />),
    },
  ];
  return (
    <DataTable caption={t("account.sessions")} columns={columns} rows={sessions} rowKey={({ id }) => id} />
  );
}
