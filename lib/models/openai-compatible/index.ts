import type { SolvedProblem, Solver, SolvingOptions, VariantWriter } from "../model";
import { chat, listModels } from "./chat";
import { collect } from "./collect";
import type { OpenAiCompatibleConfig } from "./config";
import { solvingMessages } from "./prompts";
import { readTaggedAnswer } from "./read-answer";
import { writeVariants } from "./write-variants";

export { type OpenAiCompatibleConfig, type OpenAiCompatibleSettings, openAiCompatibleConfig } from "./config";
export { promptVersion, solvingNotes, solvingSystem } from "./prompts";
export { readTaggedAnswer } from "./read-answer";
export { readReplies, variantPrompts } from "./write-variants";

export type OpenAiCompatibleModel = VariantWriter &
  Solver & {
    /** The names of the models that the server offers: the cheapest test of address and key. @throws ModelError */
    listModels(signal?: AbortSignal): Promise<string[]>;
  };

/** A model behind an endpoint that speaks the OpenAI chat API. Holds no connection and no state between calls. */
export function openAiCompatibleModel(config: OpenAiCompatibleConfig): OpenAiCompatibleModel {
  return {
    name: `${config.model} at ${new URL(config.baseUrl).host}`,
    writeVariants: (parent, request) => writeVariants(config, parent, request),
    solve: (statement, samples, options) => solve(config, statement, samples, options),
    listModels: (signal) => listModels(config, signal),
  };
}

async function solve(
  config: OpenAiCompatibleConfig,
  statement: string,
  samples: number,
  options: SolvingOptions,
): Promise<SolvedProblem> {
  const messages = solvingMessages(options.domain, statement);
  const temperature = options.temperature ?? config.solving.temperature;
  const { done, failures, usage } = await collect(
    Array.from({ length: samples }),
    config.concurrency,
    async () => {
      const reply = await chat(config, { messages, temperature, signal: options.signal });
      return { value: readTaggedAnswer(reply.text), usage: reply.usage };
    },
  );
  return { answers: done, failures, usage };
}
