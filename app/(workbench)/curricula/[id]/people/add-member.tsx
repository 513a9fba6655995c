import { UserPlus } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { ActionForm, Field, Select, SubmitButton } from "@/lib/ui/forms";
import { addMemberAction } from "./actions";

type AddMemberProps = {
  curriculumId: string;
  others: readonly {
    readonly id: string;
    readonly name: string;
    readonly role: "viewer" | "reviewer" | "operator" | "auditor" | "administrator";
  }[];
};

/** Chooses among those who are no members yet. */
export async function AddMember({ curriculumId, others }: AddMemberProps) {
  const t = await getTranslations("people");
  const roles = await getTranslations("common.roles");
  if (others.length === 0) return <p className="text-muted">{t("nobodyLeft")}</p>;
  return (
    <ActionForm action={addMemberAction} className="max-w-xl sm:grid-cols-[1fr_auto] sm:items-end">
      <input type="hidden" name="curriculumId" value={curriculumId} />
      <Field name="userId" label={t("person")} required>
        <Select
          placeholder={t("choose")}
          options={others.map(({ id, name, role }) => ({ value: id, label: `${name} (${roles(role)})` }))}
        />
      </Field>
      <SubmitButton variant="secondary" icon={<UserPlus />}>
        {t("add")}
      </SubmitButton>
    </ActionForm>
  );
}
