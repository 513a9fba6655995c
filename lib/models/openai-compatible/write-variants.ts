import type { Domain, IntendedDifficulty } from "@/lib/domains/domain";
import { drawOne, drawSome, drawWeighted, type Random, seededRandom } from "@/lib/domains/seeded-random";
import {
  type DroppedText,
  noUsage,
  type VariantProposal,
  type WritingRequest,
  type WrittenVariants,
} from "../model";
import { type ChatReply, chat } from "./chat";
import { collect } from "./collect";
import type { OpenAiCompatibleConfig } from "./config";
import { type AskedVariants, type Message, promptVersion, variantMessages } from "./prompts";
import { readVariants } from "./read-variants";

type PlannedPrompt = {
  readonly asked: AskedVariants;
  readonly temperature: number;
  readonly persona: string;
  readonly suggestionIds: readonly string[];
};

/** Asks prompt by prompt for all variants of a parent; see `VariantWriter.writeVariants`. */
export async function writeVariants(
  config: OpenAiCompatibleConfig,
  parent: string,
  request: WritingRequest,
): Promise<WrittenVariants> {
  const plan = planPrompts(config, request);
  const { done, failures, usage } = await collect(plan, config.concurrency, async (prompt) => {
    const messages = messagesOf(prompt, parent, request.domain);
    const reply = await chat(config, { messages, temperature: prompt.temperature, signal: request.signal });
    return { value: proposalsOf(reply, prompt), usage: reply.usage };
  });
  return {
    proposals: done.flatMap((one) => one.proposals),
    dropped: done.flatMap((one) => one.dropped),
    failures,
    usage,
  };
}

type Asking = Omit<WritingRequest, "signal">;

/** The same prompts for whoever puts them to the model in the workbench's place. */
export function variantPrompts(config: OpenAiCompatibleConfig, parent: string, request: Asking) {
  return planPrompts(config, request).map((prompt) => ({
    messages: messagesOf(prompt, parent, request.domain),
    temperature: prompt.temperature,
  }));
}

/** What replies to those prompts propose, one reply a prompt in their order. */
export function readReplies(
  config: OpenAiCompatibleConfig,
  request: Asking,
  replies: readonly string[],
): WrittenVariants {
  const read = planPrompts(config, request).map((prompt, index) =>
    proposalsOf({ text: replies[index] ?? "", isTruncated: false }, prompt),
  );
  return {
    proposals: read.flatMap((one) => one.proposals),
    dropped: read.flatMap((one) => one.dropped),
    failures: [],
    usage: noUsage,
  };
}

function messagesOf(prompt: PlannedPrompt, parent: string, domain: Domain): Message[] {
  const suggestions = domain.transformations.filter((one) => prompt.suggestionIds.includes(one.id));
  return variantMessages({ ...prompt, domain, parent, suggestions });
}

/** What each prompt asks for: pure, so that a seed always draws the same prompts. */
export function planPrompts(
  config: OpenAiCompatibleConfig,
  request: Pick<WritingRequest, "domain" | "count" | "intends" | "transformationWeights" | "seed">,
): PlannedPrompt[] {
  const random = seededRandom(`prompts ${request.seed}`);
  const { perPrompt, personas, temperatureSteps } = config.variants;
  const [firstStep, firstPersona] = [
    Math.floor(random() * temperatureSteps),
    Math.floor(random() * personas.length),
  ];
  const prompts = Math.ceil(request.count / perPrompt);
  return Array.from({ length: prompts }, (_, index) => {
    const asked = askedBetween(
      index * perPrompt,
      Math.min(request.count, (index + 1) * perPrompt),
      config,
      request.intends,
    );
    return {
      asked,
      temperature: temperatureAt((firstStep + index) % temperatureSteps, config),
      persona: personas[(firstPersona + index) % personas.length]!,
      suggestionIds: drawSuggestions(asked, config, request, random),
    };
  });
}

/** Splits variants number `from` to `to` so that the share holds over all prompts together. */
function askedBetween(
  from: number,
  to: number,
  config: OpenAiCompatibleConfig,
  intends: IntendedDifficulty | undefined,
): AskedVariants {
  const none: AskedVariants = { easier: 0, equivalent: 0, harder: 0 };
  if (intends !== undefined) return { ...none, [intends]: to - from };
  const share = config.variants.easierShare;
  const easier = Math.round(to * share) - Math.round(from * share);
  return { ...none, easier, equivalent: to - from - easier };
}

function temperatureAt(step: number, config: OpenAiCompatibleConfig): number {
  const { lowestTemperature: low, highestTemperature: high, temperatureSteps: steps } = config.variants;
  const exact = steps === 1 ? low : low + ((high - low) * step) / (steps - 1);
  return Math.round(exact * 1000) / 1000;
}

function drawSuggestions(
  asked: AskedVariants,
  config: OpenAiCompatibleConfig,
  { domain, transformationWeights: weights }: Pick<WritingRequest, "domain" | "transformationWeights">,
  random: Random,
): string[] {
  const { fewestTransformations: fewest, mostTransformations: most } = config.variants;
  const count = drawOne(
    Array.from({ length: most - fewest + 1 }, (_, extra) => fewest + extra),
    random,
  )!;
  const fitting = domain.transformations.filter((one) => asked[one.intends] > 0).map((one) => one.id);
  return weights
    ? drawWeighted(fitting, count, (id) => weights[id] ?? 1, random)
    : drawSome(fitting, count, random);
}

type ReadReply = { readonly proposals: readonly VariantProposal[]; readonly dropped: readonly DroppedText[] };

function proposalsOf(reply: Pick<ChatReply, "text" | "isTruncated">, prompt: PlannedPrompt): ReadReply {
  const read = readVariants(reply.text);
  const asked = difficultiesInOrder(prompt.asked);
  const taken = read.variants.slice(0, asked.length);
  const dropped = [
    ...read.dropped,
    ...read.variants.slice(asked.length).map(({ text }) => ({ text, reason: "more than was asked for" })),
  ];
  if (taken.length === 0 && dropped.length === 0) {
    dropped.push({
      text: reply.text.slice(0, 300),
      reason: reply.isTruncated ? "cut off before any variant" : "an empty reply",
    });
  }
  const proposals = taken.map(({ text, difficulty }, index) => ({
    text,
    // The prompt asks for the easier ones first, so the place tells what a reply does not.
    intends: difficulty !== null && prompt.asked[difficulty] > 0 ? difficulty : asked[index]!,
    suggestedTransformationIds: prompt.suggestionIds,
    prompt: { version: promptVersion, persona: prompt.persona, temperature: prompt.temperature },
  }));
  return { proposals, dropped };
}

function difficultiesInOrder(asked: AskedVariants): IntendedDifficulty[] {
  return (["easier", "equivalent", "harder"] as const).flatMap((one) =>
    Array<IntendedDifficulty>(asked[one]).fill(one),
  );
}
