import type { SolverAnswer } from "../model";

/** A model's thinking aloud, closed or cut off, is no part of its reply. */
export function withoutThinking(reply: string): string {
  const closed = reply.replace(/<think(?:ing)?>[\s\S]*?<\/think(?:ing)?>/gi, "");
  // Servers that put the opening tag into the prompt send back only the closing one.
  const opened = closed.replace(/^[\s\S]*<\/think(?:ing)?>/i, "");
  return opened.replace(/<think(?:ing)?>[\s\S]*$/i, "");
}

/**
 * Takes what stands between <ANSWER> and </ANSWER>. Nothing else counts as an answer: several blocks must say the same,
 * and an unclosed or empty one is none.
 */
export function readTaggedAnswer(raw: string): SolverAnswer {
  const none = (note: string): SolverAnswer => ({ raw, answer: null, note });
  const reply = withoutThinking(raw);
  const blocks = [...reply.matchAll(/<answer>([\s\S]*?)<\/answer>/gi)].map((match) => match[1]!.trim());
  const different = new Set(blocks);
  if (different.size > 1) return none(`The reply holds ${different.size} different answers.`);
  const [answer] = different;
  if (answer === undefined) {
    return none(
      /<answer>/i.test(reply) ? "The reply was cut off before </ANSWER>." : "The reply holds no <ANSWER>.",
    );
  }
  return answer === "" ? none("The <ANSWER> is empty.") : { raw, answer, note: null };
}
