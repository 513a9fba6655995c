import type { Metadata } from "next";
import { useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import { actorUserId } from "@/lib/auth/actor";
import { pageActor } from "@/lib/auth/page";
import { listUsers } from "@/lib/auth/users";
import { database } from "@/lib/db";
import { Badge, type Column, DataTable, RelativeTime } from "@/lib/ui/data";
import { Section } from "@/lib/ui/layout";
import { InviteDialog } from "./invite-dialog";
import { RoleSelect } from "./role-select";
import { UserMenu } from "./user-menu";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings.users"))("title") };
}

type Row = Awaited<ReturnType<typeof listUsers>>[number];

export default async function UsersPage() {
  const actor = await pageActor("users");
  const users = await listUsers(database());
  const t = await getTranslations("settings");
  const own = actorUserId(actor);
  return (
    <Section title={t("users.title")} description={t("users.description")} actions={<InviteDialog />} flush>
      <DataTable
        caption={t("users.title")}
        columns={columns(t, own)}
        rows={users}
        rowKey={(user) => user.id}
      />
    </Section>
  );
}

type T = ReturnType<typeof useTranslations<"settings">>;

function columns(t: T, own: string | null): Column<Row>[] {
  return [
    {
      key: "name",
      header: t("users.name"),
      cell: (user) => (user.id === own ? t("users.you", { name: user.name }) : user.name),
    },
    {
      key: "email",
      header: t("users.email"),
      cell: (user) => (user.email.endsWith(".invalid") ? t("users.noEmail") : user.email),
    },
    {
      key: "role",
      header: t("users.role"),
      cell: (user) => <RoleSelect userId={user.id} name={user.name} role={user.role} own={user.id === own} />,
    },
    { key: "state", header: t("users.state"), cell: (user) => <State user={user} /> },
    { key: "since", header: t("users.since"), cell: (user) => <RelativeTime at={user.createdAt} /> },
    {
      key: "menu",
      header: <span className="sr-only">{t("actionsColumn")}</span>,
      align: "right",
      cell: (user) => <UserMenu userId={user.id} name={user.name} disabled={user.disabled} />,
    },
  ];
}

function State({ user }: { user: Row }) {
  const t = useTranslations("settings.users");
  if (user.disabled) return <Badge tone="bad">{t("disabled")}</Badge>;
  return user.hasPassword ? (
    <Badge tone="ok">{t("active")}</Badge>
  ) : (
    <Badge tone="warn">{t("invited")}</Badge>
  );
}
