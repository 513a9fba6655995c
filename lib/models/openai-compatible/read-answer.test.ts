import { expect, it } from "vitest";
import { inEnglish } from "@/lib/language/in-english";
import { translateTo } from "@/lib/language/translate";
import { verdictWords } from "@/lib/language/verdict-words";
import { say } from "@/lib/language/words";
import { readTaggedAnswer } from "./read-answer";

it.each([
  ["prose around", "By parts: …\n<ANSWER>x*exp(x) - exp(x)</ANSWER>\nDone!", "x*exp(x) - exp(x)"],
  ["lower case and line breaks", "<answer>\n x**2/2 \n</answer>", "x**2/2"],
  ["the same answer twice", "<ANSWER>x</ANSWER> that is <ANSWER>x</ANSWER>", "x"],
  ["an answer tried in thought", "<think><ANSWER>0</ANSWER></think><ANSWER>x</ANSWER>", "x"],
  ["thought without its opening tag", "maybe <ANSWER>0</ANSWER></think><ANSWER>x</ANSWER>", "x"],
])("takes the tagged answer: %s", (_, reply, answer) => {
  expect(readTaggedAnswer(reply)).toEqual({ raw: reply, answer, note: null });
});

it.each([
  ["two different answers", "<ANSWER>x</ANSWER> or <ANSWER>x+1</ANSWER>", /2 different/],
  ["a cut off answer", "so <ANSWER>x*exp(x", /cut off/],
  ["no tags", "The answer is x^2/2.", /no <ANSWER>/],
  ["empty tags", "<ANSWER> </ANSWER>", /empty/],
  ["nothing", "", /no <ANSWER>/],
  ["an answer in unfinished thought only", "<think>perhaps <ANSWER>x</ANSWER>", /no <ANSWER>/],
])("takes no answer and says why: %s", (_, reply, why) => {
  const read = readTaggedAnswer(reply);
  expect(read.answer).toBeNull();
  expect(read.note).toMatch(why);
  expect(inEnglish(verdictWords(read.note!))).toBe(read.note);
  expect(say(translateTo("ja"), verdictWords(read.note!))).toMatch(/[ぁ-ん]/);
});
