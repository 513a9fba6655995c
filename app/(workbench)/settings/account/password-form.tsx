"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { ActionForm, Field, FormActions, SubmitButton, TextInput } from "@/lib/ui/forms";
import { changePasswordAction } from "./actions";

export function PasswordForm({ minimum }: { minimum: number }) {
  const t = useTranslations("settingsForms.password");
  const [changes, setChanges] = useState(0);
  return (
    // Another form after each change: what was typed is of no more use to anybody.
    <ActionForm
      key={changes}
      action={changePasswordAction}
      className="max-w-sm"
      onDone={() => setChanges(changes + 1)}
    >
      <Field name="current" label={t("current")} required>
        <TextInput type="password" autoComplete="current-password" />
      </Field>
      <Field name="next" label={t("next")} hint={t("hint", { minimum })} required>
        <TextInput type="password" autoComplete="new-password" />
      </Field>
      <FormActions>
        <SubmitButton pendingLabel={t("changing")}>{t("submit")}</SubmitButton>
      </FormActions>
    </ActionForm>
  );
}
