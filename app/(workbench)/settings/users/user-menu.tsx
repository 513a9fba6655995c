"use client";

import { Ellipsis, Link2, UserCheck, UserX } from "lucide-react";
import { useState } from "react";
import { toast } from "@/lib/ui/data";
import { Dialog, IconButton, Menu } from "@/lib/ui/forms";
import { OneTimeText } from "../one-time-text";
import { changeUserAction, newLinkAction } from "./actions";

export function UserMenu({ userId, name, disabled }: { userId: string; name: string; disabled: boolean }) {
  const [link, setLink] = useState<string>();

  async function makeLink() {
    const answer = await newLinkAction({ userId });
    if (answer.ok) setLink(answer.data?.link);
    else toast.error(answer.errors.map(({ message }) => message).join(" "));
  }

  async function setDisabled(next: boolean) {
    const answer = await changeUserAction({ userId, disabled: next });
    if (answer.ok) toast.success(next ? `${name} is signed out and disabled` : `${name} may sign in again`);
    else toast.error(answer.errors.map(({ message }) => message).join(" "));
  }

  return (
    <>
      <Menu
        trigger={<IconButton label={`Actions for ${name}`} icon={<Ellipsis aria-hidden />} />}
        align="end"
        items={[
          { label: "New sign-in link", icon: <Link2 aria-hidden />, onSelect: makeLink, disabled },
          "separator",
          disabled
            ? { label: "Enable", icon: <UserCheck aria-hidden />, onSelect: () => setDisabled(false) }
            : {
                label: "Disable",
                icon: <UserX aria-hidden />,
                tone: "danger",
                onSelect: () => setDisabled(true),
              },
        ]}
      />
      <Dialog
        title={`Sign-in link for ${name}`}
        description="It works once, within 24 hours, and replaces earlier links. Using it sets a new password."
        open={link !== undefined}
        onOpenChange={(open) => open || setLink(undefined)}
      >
        {link && <OneTimeText title="Send this link. It is not shown again." text={link} />}
      </Dialog>
    </>
  );
}
