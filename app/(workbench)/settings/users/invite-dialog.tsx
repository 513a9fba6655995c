"use client";

import { UserPlus } from "lucide-react";
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
import { roleOptions } from "./role-options";

export function InviteDialog() {
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
          Invite
        </Button>
      }
      title="Invite somebody"
      description="You get a link to send them. It works once, within 24 hours."
      onOpenChange={() => setLink(undefined)}
    >
      {link ? (
        <OneTimeText title="Send this link. It is not shown again." text={link} />
      ) : (
        <ActionForm action={invite}>
          <Field name="name" label="Name" required>
            <TextInput />
          </Field>
          <Field name="email" label="E-mail address" required>
            <TextInput type="email" />
          </Field>
          <Field name="role" label="Role" required>
            <Select options={roleOptions} defaultValue="reviewer" />
          </Field>
          <FormActions>
            <SubmitButton>Make the link</SubmitButton>
          </FormActions>
        </ActionForm>
      )}
    </Dialog>
  );
}
