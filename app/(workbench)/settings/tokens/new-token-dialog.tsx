"use client";

import { Plus } from "lucide-react";
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
          New token
        </Button>
      }
      title="New API token"
      onOpenChange={() => setToken(undefined)}
    >
      {token ? (
        <OneTimeText title="Copy it now. It is not shown again." text={token} />
      ) : (
        <ActionForm action={create}>
          <Field name="name" label="Name" hint="What it is for." required>
            <TextInput />
          </Field>
          <Field name="days" label="Expires after" hint="1 to 365 days." required>
            <NumberInput unit="days" defaultValue={90} min={1} max={365} />
          </Field>
          <FormActions>
            <SubmitButton>Make the token</SubmitButton>
          </FormActions>
        </ActionForm>
      )}
    </Dialog>
  );
}
