import { expect, test } from "vitest";
import { hashSecret, randomSecret } from "./one-time-secret";

test("secrets do not repeat, fit an address, and are stored as their SHA-256", () => {
  expect(new Set(Array.from({ length: 1000 }, randomSecret)).size).toBe(1000);
  expect(randomSecret()).toMatch(/^[\w-]{43}$/);
  expect(hashSecret("abc")).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
});
