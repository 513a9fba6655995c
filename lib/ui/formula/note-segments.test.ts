import fc from "fast-check";
import { expect, it } from "vitest";
import { noteSegments } from "./note-segments";

it.each([
  ["no formula", [["text", "no formula"]]],
  [
    "is $x^2$ meant?",
    [
      ["text", "is "],
      ["formula", "x^2"],
      ["text", " meant?"],
    ],
  ],
  ["it costs $5", [["text", "it costs $5"]]],
  ["\\$5 or \\$6", [["text", "$5 or $6"]]],
  ["$$", [["text", "$$"]]],
  ["", []],
])("reads %j", (note, segments) => {
  expect(noteSegments(note).map(({ kind, text }) => [kind, text])).toEqual(segments);
});

it("loses nothing of any note", () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom("$", "a", " ", "^", "\n", "é") }), (note) => {
      const again = noteSegments(note).map(({ kind, text }) => (kind === "formula" ? `$${text}$` : text));
      expect(again.join("")).toBe(note);
    }),
  );
});
