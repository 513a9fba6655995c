import { expect, it } from "vitest";
import { z } from "zod";
import { invalidField, LadderboardError } from "@/lib/errors";
import { translateTo } from "@/lib/language/translate";
import { say, schemaText } from "@/lib/language/words";
import { fieldMessages } from "./input-messages";

const toJapanese = translateTo("ja");

it("an error is in English for programs and in the reader's language for people", () => {
  const error = new LadderboardError(
    "rate-limited",
    { key: "errors.tooManyMinutes", values: { count: 3 } },
    { remedy: { key: "errors.askToEnable" } },
  );
  expect([error.message, error.remedy]).toEqual([
    "Too many attempts. Try again in 3 minutes.",
    "Ask an administrator to enable it.",
  ]);
  expect(say(toJapanese, error.texts.message)).toBe("試行回数が多すぎます。3分後にもう一度お試しください。");
  expect(invalidField("name", { key: "errors.fillIn" }).fields).toEqual([
    { field: "name", message: "Fill this in." },
  ]);
});

it("a schema's words reach the reader with their values", () => {
  const short = schemaText({ key: "errors.passwordShort", values: { minimum: 12 } });
  const { error } = z.object({ password: z.string().min(12, short) }).safeParse({ password: "a" });
  expect(fieldMessages(error!)).toEqual([{ field: "password", message: "Use at least 12 characters." }]);
  expect(fieldMessages(error!, toJapanese)[0]?.message).toBe("12文字以上にしてください。");
});

it("what was left empty is named in Japanese too, whatever language the schema speaks", () => {
  const schema = z.object({ name: z.string(), steps: z.number() });
  const { error } = schema.safeParse({ steps: "many" }, { error: z.locales.ja().localeError });
  expect(fieldMessages(error!, toJapanese).map(({ message }) => message)).toEqual([
    "入力してください。",
    "数値を入力してください。",
  ]);
});
