import { expect, it } from "vitest";
import { translateTo } from "@/lib/language/translate";
import { say } from "@/lib/language/words";
import { reasonNamed, reasonText, rejectReasons } from "./reject-reasons";

const inJapanese = translateTo("ja");

it("built-in reasons are said as they are stored in English, and otherwise in Japanese", () => {
  for (const reason of rejectReasons) {
    expect(say(translateTo("en"), reasonText(reason))).toBe(reason.title);
    expect(say(inJapanese, reasonText(reason))).not.toBe(reason.title);
  }
});

it("what people wrote is never translated", () => {
  const renamed = { id: "trivial", title: "Too simple" };
  const own = { id: "needs-a-hint", title: "Needs a hint" };
  expect(say(inJapanese, reasonText(renamed))).toBe("Too simple");
  expect(say(inJapanese, reasonNamed([renamed, own], "needs-a-hint"))).toBe("Needs a hint");
  expect(say(inJapanese, reasonNamed([renamed, own], "gone"))).toBe("gone");
});
