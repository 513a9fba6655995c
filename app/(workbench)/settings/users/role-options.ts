import { useTranslations } from "next-intl";

/** The roles of lib/auth/permissions, as the page orders them. */
const roleNames = ["viewer", "reviewer", "operator", "auditor", "administrator"] as const;
export type RoleName = (typeof roleNames)[number];

export function useRoleOptions() {
  const t = useTranslations("settingsForms.roles");
  return roleNames.map((value) => ({ value, label: t(value) }));
}
