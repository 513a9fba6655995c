import { expect, test } from "vitest";
import type { Actor } from "./actor";
import { can, type Permission, permissions, type Role, roles } from "./permissions";

const person = (role: Role): Actor => ({ kind: "person", userId: "1", name: "A", role });
const token = (role: Role): Actor => ({ kind: "token", tokenId: "2", userId: "1", name: "A", role });

/** Written out apart from the table, so that a slip in it shows. */
const allowed: Record<Permission, readonly Role[]> = {
  read: roles,
  tokens: roles,
  review: ["reviewer", "operator", "administrator"],
  operate: ["operator", "administrator"],
  override: ["administrator"],
  audit: ["auditor", "administrator"],
  users: ["administrator"],
};

test.each(permissions)("%s is for these roles and no others", (permission) => {
  expect(roles.filter((role) => can(person(role), permission))).toEqual(allowed[permission]);
});

test("a token of an administrator manages neither accounts nor tokens, and overrides no checkpoint", () => {
  expect(permissions.filter((permission) => can(token("administrator"), permission))).toEqual([
    "read",
    "review",
    "operate",
    "audit",
  ]);
});
