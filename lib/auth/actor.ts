import type { Role } from "./permissions";

/** Who does something: a signed-in person, a program with their API token, or Ladderboard itself. */
export type Actor =
  | { readonly kind: "person"; readonly userId: string; readonly name: string; readonly role: Role }
  | {
      readonly kind: "token";
      readonly tokenId: string;
      readonly userId: string;
      readonly name: string;
      readonly role: Role;
    }
  | { readonly kind: "system"; readonly name: string };

/** `name`: which part of Ladderboard acts, such as "worker" or "checkpoint policy". */
export function systemActor(name: string): Actor {
  return { kind: "system", name };
}

/** The account an actor acts for; null for Ladderboard itself. */
export function actorUserId(actor: Actor): string | null {
  return actor.kind === "system" ? null : actor.userId;
}

/** As it stands in the audit log. */
export function actorText(actor: Actor): string {
  if (actor.kind === "person") return `person:${actor.userId}`;
  if (actor.kind === "token") return `token:${actor.tokenId}`;
  return `system:${actor.name}`;
}
