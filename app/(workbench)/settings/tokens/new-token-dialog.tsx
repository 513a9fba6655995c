"use client";

import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import {
  ActionForm,
  Button,
  Dialog,
  Field,
  type FormAction,
  FormActions,
  NumberInput,
  SubmitButton,
  TextInput,
} from "@/lib/ui/forms";
import { OneTimeText } from "../one-time-text";
import { createTokenAction } from "./actions";

export function NewTokenDialog() {
  const t = useTranslations("settingsForms.token");
  const [token, setToken] = useState<string>();
  const create: FormAction = async (_, form) => {
    const answer = await createTokenAction(null, form);
    if (answer.ok) setToken(answer.data?.token);
    return answer;
  };
  return (
    <Dialog
      trigger={
        <Button variant="primary" icon={<Plus aria-hidden />}>
          {t("button")}
        </Button>
      }
      title={t("title")}
      onOpenChange={() => setToken(undefined)}
    >
      {token ? (
        <OneTimeText title={t("copyNow")} text={token} />
      ) : (
        <ActionForm action={create}>
          <Field name="name" label={t("name")} hint={t("nameHint")} required>
            <TextInput />
          </Field>
          <Field name="days" label={t("days")} hint={t("daysHint")} required>
            <NumberInput unit={t("daysUnit")} defaultValue={90} min={1} max={365} />
          </Field>
          <FormActions>
            <SubmitButton>{t("submit")}</SubmitButton>
          </FormActions>
        </ActionForm>
      )}
    </Dialog>
  );
}
