import { UserMinus } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { pageActor } from "@/lib/auth/page";
import { can } from "@/lib/auth/permissions";
import { membership } from "@/lib/curriculum/members";
import { database } from "@/lib/db";
import { shownName } from "@/lib/language/bundled-words";
import { Badge, type Column, DataTable, RelativeTime } from "@/lib/ui/data";
import { ActionForm, SubmitButton } from "@/lib/ui/forms";
import { PageBody, PageHeader, Section } from "@/lib/ui/layout";
import { orNotFound } from "../../../or-not-found";
import { CurriculumTabs } from "../curriculum-tabs";
import { AccessForm } from "./access-form";
import { removeMemberAction } from "./actions";
import { AddMember } from "./add-member";

type Props = { params: Promise<{ id: string }> };
type Member = Awaited<ReturnType<typeof membership>>["members"][number];

export const generateMetadata = async () => ({ title: (await getTranslations("people"))("title") });

/** Who may enter a curriculum. */
export default async function PeoplePage({ params }: Props) {
  const { id } = await params;
  const actor = await pageActor("read", { curriculumId: id });
  const { name, access, members, others } = await membership(database(), id).catch(orNotFound);
  const mayChange = can(actor, "operate");
  const t = await getTranslations("people");
  const shared = await getTranslations("curricula");
  return (
    <>
      <PageHeader
        title={shownName(await getTranslations(), name)}
        breadcrumbs={[{ label: shared("title"), href: "/curricula" }]}
        tabs={<CurriculumTabs curriculumId={id} />}
      />
      <PageBody>
        <Section title={t("access")} description={t("accessHint")}>
          <AccessForm curriculumId={id} access={access} mayChange={mayChange} />
        </Section>
        <Section
          title={t("members")}
          description={access === "everyone" && members.length > 0 ? t("membersWhileOpen") : undefined}
          flush
        >
          <DataTable
            caption={t("members")}
            columns={await columns(id, mayChange)}
            rows={members}
            rowKey={(member) => member.id}
            empty={t("none")}
          />
        </Section>
        {mayChange && <AddMember curriculumId={id} others={others} />}
      </PageBody>
    </>
  );
}

async function columns(curriculumId: string, mayChange: boolean): Promise<Column<Member>[]> {
  const t = await getTranslations("people");
  const roles = await getTranslations("common.roles");
  const shown: Column<Member>[] = [
    {
      key: "name",
      header: t("name"),
      cell: (member) => (
        <span className="flex items-center gap-2">
          {member.name}
          {member.disabled && <Badge>{t("disabled")}</Badge>}
        </span>
      ),
    },
    { key: "role", header: t("role"), cell: (member) => roles(member.role) },
    { key: "since", header: t("since"), cell: (member) => <RelativeTime at={member.addedAt} /> },
  ];
  const remove: Column<Member> = {
    key: "remove",
    header: <span className="sr-only">{t("actions")}</span>,
    align: "right",
    cell: (member) => (
      <ActionForm action={removeMemberAction}>
        <input type="hidden" name="curriculumId" value={curriculumId} />
        <input type="hidden" name="userId" value={member.id} />
        <SubmitButton
          variant="ghost"
          size="sm"
          icon={<UserMinus />}
          aria-label={t("remove", { name: member.name })}
        />
      </ActionForm>
    ),
  };
  return mayChange ? [...shown, remove] : shown;
}
