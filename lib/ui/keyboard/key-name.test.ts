import { expect, it } from "vitest";
import { type KeyPress, keyName, normalizeKeys } from "./key-name";

const press = (key: string, more: Partial<KeyPress> = {}): KeyPress => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  isComposing: false,
  ...more,
});

it("names presses as bindings write them", () => {
  expect(keyName(press("a"))).toBe("a");
  expect(keyName(press("A", { shiftKey: true }))).toBe("shift+a");
  expect(keyName(press("?", { shiftKey: true }))).toBe("?");
  expect(keyName(press("Enter", { ctrlKey: true }))).toBe("mod+enter");
  expect(keyName(press("Enter", { metaKey: true }))).toBe("mod+enter");
  expect(keyName(press("Tab", { shiftKey: true }))).toBe("shift+tab");
  expect(keyName(press(" "))).toBe("space");
});

it("leaves keys to an input method that composes", () => {
  expect(keyName(press("a", { isComposing: true }))).toBeNull();
  expect(keyName(press("Process"))).toBeNull();
  expect(keyName(press("Dead"))).toBeNull();
});

it("does not care in which order or case a binding is written", () => {
  expect(normalizeKeys("Shift+Mod+A")).toBe("mod+shift+a");
  expect(normalizeKeys("mod+shift+a")).toBe(keyName(press("A", { shiftKey: true, ctrlKey: true })));
});
