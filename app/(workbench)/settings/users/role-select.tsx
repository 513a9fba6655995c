"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { toast } from "@/lib/ui/data";
import { ConfirmDialog, Select } from "@/lib/ui/forms";
import { changeUserAction } from "./actions";
import { type RoleName, useRoleOptions } from "./role-options";

type RoleSelectProps = { userId: string; name: string; role: RoleName; own: boolean };

/** Asks before it saves, since one press of an arrow key chooses; where that is declined or refused the stored role stands there again. */
export function RoleSelect({ userId, name, role, own }: RoleSelectProps) {
  const t = useTranslations("settingsForms.role");
  const roles = useTranslations("common.roles");
  const options = useRoleOptions();
  const [wanted, want] = useState<RoleName | null>(null);

  async function save(next: RoleName) {
    const answer = await changeUserAction({ userId, role: next });
    if (answer.ok) toast.success(t("changed", { name, role: roles(next) }));
    return answer;
  }

  return (
    <>
      <Select
        aria-label={t("label", { name })}
        value={wanted ?? role}
        options={options}
        onChange={(event) => want(event.target.value as RoleName)}
      />
      {wanted && (
        <ConfirmDialog
          title={t("confirmTitle", { name, role: roles(wanted) })}
          description={t(own ? "confirmOwn" : "confirm", { from: roles(role), to: roles(wanted) })}
          confirmLabel={t("confirmLabel")}
          tone={own || role === "administrator" ? "danger" : "primary"}
          action={() => save(wanted)}
          onClose={() => want(null)}
        />
      )}
    </>
  );
}
