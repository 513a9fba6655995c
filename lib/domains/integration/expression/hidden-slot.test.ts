import { expect, it } from "vitest";
import { hiddenSlot } from "./hidden-slot";

it("remembers by identity, also on frozen objects, and leaves no trace on them", () => {
  const slot = hiddenSlot<object, string>();
  const other = hiddenSlot<object, string>();
  const [one, twin] = [Object.freeze({ kind: "x" }), Object.freeze({ kind: "x" })];
  slot.set(one, "first");
  slot.set(one, "second");
  expect([slot.get(one), slot.get(twin), other.get(one)]).toEqual(["second", undefined, undefined]);
  expect(one).toStrictEqual(twin);
  expect(slot.get(structuredClone(one))).toBeUndefined();
});
