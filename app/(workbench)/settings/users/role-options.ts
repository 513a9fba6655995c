/** The roles of lib/auth/permissions, in the words of the page. */
export const roleOptions = [
  { value: "viewer", label: "Viewer" },
  { value: "reviewer", label: "Reviewer" },
  { value: "operator", label: "Operator" },
  { value: "auditor", label: "Auditor" },
  { value: "administrator", label: "Administrator" },
] as const;

export type RoleName = (typeof roleOptions)[number]["value"];
