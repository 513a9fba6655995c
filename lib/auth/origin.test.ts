import { expect, test } from "vitest";
import { isSameOrigin } from "./origin";

const asked = (origin: string | undefined, host = "127.0.0.1:3000") =>
  new Headers(origin === undefined ? { host } : { host, origin });

test("takes a request of the page's own origin, by name, address or default port", () => {
  expect(isSameOrigin(asked("http://127.0.0.1:3000"))).toBe(true);
  expect(isSameOrigin(asked("https://board.example.org", "board.example.org"))).toBe(true);
  expect(isSameOrigin(asked("https://board.example.org", "board.example.org:443"))).toBe(true);
  expect(isSameOrigin(asked("http://[::1]:3000", "[::1]:3000"))).toBe(true);
});

test.each([
  ["no origin", undefined],
  ["the null of a sandboxed frame", "null"],
  ["another host", "http://evil.example"],
  ["another port", "http://127.0.0.1:3001"],
  ["a host that begins alike", "http://127.0.0.1:3000.evil.example"],
  ["a user part that looks alike", "http://127.0.0.1:3000@evil.example"],
  ["another scheme", "file://127.0.0.1:3000"],
])("refuses %s", (_, origin) => {
  expect(isSameOrigin(asked(origin))).toBe(false);
});

test("refuses a sub-domain, a forged forwarded host, and a host that is not one", () => {
  expect(isSameOrigin(asked("https://a.example.org", "example.org"))).toBe(false);
  const forged = asked("http://evil.example");
  forged.set("x-forwarded-host", "evil.example");
  expect(isSameOrigin(forged)).toBe(false);
  expect(isSameOrigin(asked("http://evil.example", "evil.example/@127.0.0.1"))).toBe(false);
});
