"use client";

import { UserPlus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import {
  ActionForm,
  Button,
  Dialog,
  Field,
  type FormAction,
  FormActions,
  Select,
  SubmitButton,
  TextInput,
} from "@/lib/ui/forms";
import { OneTimeText } from "../one-time-text";
import { inviteAction } from "./actions";
import { useRoleOptions } from "./role-options";

export function InviteDialog() {
  const t = useTranslations("settingsForms.invite");
  const roles = useRoleOptions();
  const [link, setLink] = useState<string>();
  const invite: FormAction = async (_, form) => {
    const answer = await inviteAction(null, form);
    if (answer.ok) setLink(answer.data?.link);
    return answer;
  };
  return (
    <Dialog
      trigger={
        <Button variant="primary" icon={<UserPlus aria-hidden />}>
          {t("button")}
        </Button>
      }
      title={t("title")}
      description={t("description")}
      onOpenChange={() => setLink(undefined)}
    >
      {link ? (
        <OneTimeText title={t("sendLink")} text={link} />
      ) : (
        <ActionForm action={invite}>
          <Field name="name" label={t("name")} required>
            <TextInput />
          </Field>
          <Field name="email" label={t("email")} required>
            <TextInput type="email" />
          </Field>
          <Field name="role" label={t("role")} required>
            <Select options={roles} defaultValue="reviewer" />
          </Field>
          <FormActions>
            <SubmitButton>{t("submit")}</SubmitButton>
          </FormActions>
        </ActionForm>
      )}
    </Dialog>
  );
}
