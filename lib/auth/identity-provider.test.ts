import { expect, test } from "vitest";
import { identityProvider } from "./identity-provider";

const whole = {
  NODE_ENV: "test",
  LADDERBOARD_OIDC_ISSUER: "https://id.example.org/realms/main/",
  LADDERBOARD_OIDC_CLIENT_ID: "ladderboard",
  LADDERBOARD_OIDC_CLIENT_SECRET: "secret",
} as const;

test("an installation that names no provider has none", () => {
  expect(identityProvider({ NODE_ENV: "test", LADDERBOARD_OIDC_NAME: "Nobody" })).toBeNull();
});

test("a provider is known by its issuer, with or without a slash at its end", () => {
  expect(identityProvider(whole)?.issuer).toBe("https://id.example.org/realms/main");
});

test("a provider that is named in part, or not by an address, is refused by the setting's name", () => {
  const { LADDERBOARD_OIDC_CLIENT_SECRET: _, ...part } = whole;
  expect(() => identityProvider(part)).toThrow(/LADDERBOARD_OIDC_CLIENT_SECRET/);
  expect(() => identityProvider({ ...whole, LADDERBOARD_OIDC_ISSUER: "id.example.org" })).toThrow(
    /LADDERBOARD_OIDC_ISSUER/,
  );
});
