import { getTranslations } from "next-intl/server";
import { ActionForm, FormActions, RadioCards, SubmitButton } from "@/lib/ui/forms";
import { changeAccessAction } from "./actions";

type AccessFormProps = { curriculumId: string; access: "everyone" | "members"; mayChange: boolean };

/** Everyone, or members alone. */
export async function AccessForm({ curriculumId, access, mayChange }: AccessFormProps) {
  const t = await getTranslations("people");
  return (
    <ActionForm action={changeAccessAction}>
      <input type="hidden" name="curriculumId" value={curriculumId} />
      <RadioCards
        key={access}
        name="access"
        label={t("access")}
        defaultValue={access}
        columns={2}
        options={[
          { value: "everyone", title: t("everyone"), description: t("everyoneHint"), disabled: !mayChange },
          {
            value: "members",
            title: t("membersOnly"),
            description: t("membersOnlyHint"),
            disabled: !mayChange,
          },
        ]}
      />
      {mayChange && (
        <FormActions>
          <SubmitButton>{t("save")}</SubmitButton>
        </FormActions>
      )}
    </ActionForm>
  );
}
