import type { Metadata } from "next";
import { actorUserId } from "@/lib/auth/actor";
import { pageActor } from "@/lib/auth/page";
import { listUsers } from "@/lib/auth/users";
import { database } from "@/lib/db";
import { Badge, type Column, DataTable, RelativeTime } from "@/lib/ui/data";
import { Section } from "@/lib/ui/layout";
import { InviteDialog } from "./invite-dialog";
import { RoleSelect } from "./role-select";
import { UserMenu } from "./user-menu";

export const metadata: Metadata = { title: "Users" };

type Row = Awaited<ReturnType<typeof listUsers>>[number];

export default async function UsersPage() {
  const actor = await pageActor("users");
  const users = await listUsers(database());
  const own = actorUserId(actor);
  return (
    <Section
      title="Users"
      description="Nobody signs up by themselves: you invite people with a link that works once."
      actions={<InviteDialog />}
      flush
    >
      <DataTable caption="Users" columns={columns(own)} rows={users} rowKey={(user) => user.id} />
    </Section>
  );
}

function columns(own: string | null): Column<Row>[] {
  return [
    { key: "name", header: "Name", cell: (user) => (user.id === own ? `${user.name} (you)` : user.name) },
    {
      key: "email",
      header: "E-mail",
      cell: (user) => (user.email.endsWith(".invalid") ? "not set yet" : user.email),
    },
    {
      key: "role",
      header: "Role",
      cell: (user) => <RoleSelect userId={user.id} name={user.name} role={user.role} />,
    },
    { key: "state", header: "State", cell: (user) => <State user={user} /> },
    { key: "since", header: "Since", cell: (user) => <RelativeTime at={user.createdAt} /> },
    {
      key: "menu",
      header: <span className="sr-only">Actions</span>,
      align: "right",
      cell: (user) => <UserMenu userId={user.id} name={user.name} disabled={user.disabled} />,
    },
  ];
}

function State({ user }: { user: Row }) {
  if (user.disabled) return <Badge tone="bad">Disabled</Badge>;
  return user.hasPassword ? <Badge tone="ok">Active</Badge> : <Badge tone="warn">Invited</Badge>;
}
