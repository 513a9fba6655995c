import type { Domain } from "./domain";
import { integrationDomain } from "./integration";

/** Every domain that a curriculum can be of. */
export const domains: readonly Domain[] = [integrationDomain];

/** The domain of that id; null for an unknown one. */
export function domainById(id: string): Domain | null {
  return domains.find((domain) => domain.id === id) ?? null;
}
