import { expect, it } from "vitest";
import { inEnglish } from "@/lib/language/in-english";
import { keysFor, refusalOf } from "./key-map";

const approve = { id: "review.approve", keys: "a", label: "Approve" };
const reject = { id: "review.reject", keys: "r", label: "Reject" };
const fixed = { keys: "1", label: "Reject: trivial" };
const page = [approve, reject, fixed];

it("gives a person's own keys, and the usual ones for the rest", () => {
  const map = { "review.approve": "y" };
  expect(page.map((binding) => keysFor(map, binding))).toEqual(["y", "r", "1"]);
  expect(keysFor({}, { id: "constructor", keys: "c" })).toBe("c");
});

it.each([
  ["y", null],
  ["a", null],
  ["shift+r", null],
  ["r", "Taken: Reject."],
  ["1", "Taken: Reject: trivial."],
  ["escape", "This key means the same everywhere."],
  ["?", "This key means the same everywhere."],
  ["shift+shift", "Press another key with it."],
  ["mod+a", "The browser has its own use for this."],
])("may %s approve? %s", (pressed, answer) => {
  const refusal = refusalOf(pressed, approve, page, {});
  expect(refusal && inEnglish(refusal)).toBe(answer);
});

it("frees a key that was given up, and takes one that was chosen", () => {
  const map = { "review.reject": "x" };
  expect(refusalOf("r", approve, page, map)).toBeNull();
  expect(inEnglish(refusalOf("x", approve, page, map)!)).toBe("Taken: Reject.");
});
