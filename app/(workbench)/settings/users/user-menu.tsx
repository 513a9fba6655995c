"use client";

import { Ellipsis, Link2, UserCheck, UserX } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { toast } from "@/lib/ui/data";
import { Dialog, IconButton, Menu } from "@/lib/ui/forms";
import { OneTimeText } from "../one-time-text";
import { changeUserAction, newLinkAction } from "./actions";

export function UserMenu({ userId, name, disabled }: { userId: string; name: string; disabled: boolean }) {
  const t = useTranslations("settingsForms");
  const [link, setLink] = useState<string>();

  async function makeLink() {
    const answer = await newLinkAction({ userId });
    if (answer.ok) setLink(answer.data?.link);
    else toast.error(answer.errors.map(({ message }) => message).join(" "));
  }

  async function setDisabled(next: boolean) {
    const answer = await changeUserAction({ userId, disabled: next });
    if (answer.ok) toast.success(next ? t("user.disabled", { name }) : t("user.enabled", { name }));
    else toast.error(answer.errors.map(({ message }) => message).join(" "));
  }

  return (
    <>
      <Menu
        trigger={<IconButton label={t("user.actions", { name })} icon={<Ellipsis aria-hidden />} />}
        align="end"
        items={[
          { label: t("user.newLink"), icon: <Link2 aria-hidden />, onSelect: makeLink, disabled },
          "separator",
          disabled
            ? { label: t("user.enable"), icon: <UserCheck aria-hidden />, onSelect: () => setDisabled(false) }
            : {
                label: t("user.disable"),
                icon: <UserX aria-hidden />,
                tone: "danger",
                onSelect: () => setDisabled(true),
              },
        ]}
      />
      <Dialog
        title={t("user.linkTitle", { name })}
        description={t("user.linkDescription")}
        open={link !== undefined}
        onOpenChange={(open) => open || setLink(undefined)}
      >
        {link && <OneTimeText title={t("invite.sendLink")} text={link} />}
      </Dialog>
    </>
  );
}
