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

it("says of a number, a text and a list what is allowed, and of a run's setting which one it is", () => {
  const schema = z.object({
    config: z.object({ groupSize: z.number().int().min(2).max(256), learningRate: z.number().gt(0) }),
    name: z.string().max(3),
    levels: z.array(z.number()).min(1),
    stage: z.enum(["train"]),
  });
  const { error } = schema.safeParse(
    { config: { groupSize: 300, learningRate: 0 }, name: "long", levels: [], stage: "none" },
    { error: z.locales.ja().localeError },
  );
  const said = (translate = translateTo("en")) => fieldMessages(error!, translate).map((one) => one.message);
  expect(said()).toEqual([
    "Group size: At most 256.",
    "Learning rate: More than 0.",
    "At most 3 characters.",
    "At least 1 entry.",
    "Choose one of what is offered.",
  ]);
  expect(said(toJapanese)).toEqual([
    "グループサイズ: 256以下で入力してください。",
    "学習率: 0より大きい値を入力してください。",
    "3文字以内で入力してください。",
    "1件以上にしてください。",
    "選択肢から選んでください。",
  ]);
  const whole = z.object({ config: z.object({ steps: z.coerce.number().int() }) });
  const { error: part } = whole.safeParse({ config: { steps: "1.5" } });
  expect(fieldMessages(part!)[0]?.message).toMatch(/: This must be a whole number\.$/);
});
