import { expect, it } from "vitest";
import { translateTo } from "@/lib/language/translate";
import { say, type Words } from "@/lib/language/words";
import { eventText, storedFailure } from "./event-text";
import { failureOfRun, textOfEvent } from "./stored-texts";

const variants = (duplicates: number, heldOut: number, unreadable: number, written = 3): Words => {
  const earlier = duplicates + heldOut;
  const dropped = earlier + unreadable;
  return {
    key: "runEvents.variants",
    values: { written, parent: "x*{y}", duplicates, heldOut, unreadable, earlier, dropped },
  };
};

it.each([
  [variants(0, 0, 0), "3 variants of x*{y}", "x*{y}の変形問題3問"],
  [variants(2, 0, 0), "3 variants of x*{y} (dropped: 2 duplicates)", "（除外: 重複2件）"],
  [
    variants(2, 1, 4),
    "3 variants of x*{y} (dropped: 2 duplicates, 1 held out by a benchmark, 4 unreadable)",
    "（除外: 重複2件、ベンチマークと重なるもの1件、読み取れないもの4件）",
  ],
  [variants(1, 0, 0, 1), "1 variant of x*{y} (dropped: 1 duplicate)", "1問（除外: 重複1件）"],
  [variants(0, 0, 1), "3 variants of x*{y} (dropped: 1 unreadable)", "（除外: 読み取れないもの1件）"],
] as const)(
  "an event is stored in English and shown in the reader's language: %#",
  (words, english, part) => {
    const row = eventText(words, { level: "warning" });
    expect(row).toMatchObject({ message: english, data: { level: "warning" } });
    const shown = textOfEvent(JSON.parse(JSON.stringify(row)));
    expect(say(translateTo("ja"), shown)).toContain(part);
  },
);

it("an event of a trainer or of an earlier release is shown as it was written", () => {
  expect(textOfEvent({ message: "epoch 3", data: {} })).toBe("epoch 3");
  expect(failureOfRun({ error: { message: "Gone.", remedy: "Look." } })).toEqual({
    message: "Gone.",
    remedy: "Look.",
  });
});

it("a failure keeps its words beside its English", () => {
  const failure = { message: "HTTP 500", remedy: { key: "runEvents.modelRemedy" } } as const;
  const error = JSON.parse(JSON.stringify(storedFailure(failure)));
  expect(error).toMatchObject({ message: "HTTP 500", remedy: expect.stringMatching(/^Check the model/) });
  expect(failureOfRun({ error })).toEqual(failure);
  expect(failureOfRun({ error: null })).toBeNull();
});
