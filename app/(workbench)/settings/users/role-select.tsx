"use client";

import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { toast } from "@/lib/ui/data";
import { Select } from "@/lib/ui/forms";
import { changeUserAction } from "./actions";
import { type RoleName, useRoleOptions } from "./role-options";

/** Saves at once; where that is refused the select shows the stored role again. */
export function RoleSelect({ userId, name, role }: { userId: string; name: string; role: RoleName }) {
  const t = useTranslations("settingsForms.role");
  const roles = useTranslations("common.roles");
  const options = useRoleOptions();
  const [shown, show] = useState(role);
  const [pending, start] = useTransition();

  function change(next: RoleName) {
    show(next);
    start(async () => {
      const answer = await changeUserAction({ userId, role: next });
      if (answer.ok) return void toast.success(t("changed", { name, role: roles(next) }));
      show(role);
      toast.error(answer.errors.map(({ message }) => message).join(" "));
    });
  }

  return (
    <Select
      aria-label={t("label", { name })}
      value={shown}
      disabled={pending}
      options={options}
      onChange={(event) => change(event.target.value as RoleName)}
    />
  );
}
