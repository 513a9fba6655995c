import { z } from "zod";
import { schemaText } from "@/lib/language/words";
import { personas } from "./prompts";

const seconds = (shortest: number, longest: number) => z.number().min(shortest).max(longest);
const temperature = z.number().min(0).max(2);
/** US dollars per million tokens; null where it is not known, and then no cost is reported. */
const price = z.number().min(0).nullable().default(null);

/** How variants are asked for. Defaults: LADDER, arXiv 2503.00735, section on variant generation. */
const variantSettings = z
  .object({
    /** Fewer gave repetition, more gave worse quality. */
    perPrompt: z.number().int().min(1).max(50).default(10),
    lowestTemperature: temperature.default(0.8),
    highestTemperature: temperature.default(1.4),
    /** Prompts until the temperature starts at its lowest again. */
    temperatureSteps: z.number().int().min(1).max(20).default(4),
    fewestTransformations: z.number().int().min(0).max(20).default(3),
    mostTransformations: z.number().int().min(0).max(20).default(5),
    /** The part of variants asked to be easier; the rest is asked to be equivalent. */
    easierShare: z.number().min(0).max(1).default(0.7),
    personas: z
      .array(z.string().trim().min(1).max(300))
      .min(1)
      .max(50)
      .default([...personas]),
  })
  .refine((s) => s.lowestTemperature <= s.highestTemperature, schemaText({ key: "modelErrors.temperatures" }))
  .refine(
    (s) => s.fewestTransformations <= s.mostTransformations,
    schemaText({ key: "modelErrors.transformations" }),
  );

/** Every setting of an endpoint that speaks the OpenAI chat API: OpenAI itself, vLLM, llama.cpp, Ollama and others. */
export const openAiCompatibleConfig = z.object({
  /** Up to and with the version, e.g. http://localhost:8000/v1 */
  baseUrl: z.url({ protocol: /^https?$/ }),
  /** Empty where the server asks for none. */
  apiKey: z.string().default(""),
  model: z.string().trim().min(1),
  /** For one whole request, its reply included. */
  requestTimeoutSeconds: seconds(0.01, 3_600).default(120),
  /** After the first try, where trying again may help. */
  maxRetries: z.number().int().min(0).max(20).default(4),
  /** Doubles from retry to retry; what a server says in Retry-After is used instead. */
  firstBackoffSeconds: seconds(0, 60).default(0.5),
  longestBackoffSeconds: seconds(0, 600).default(30),
  /** Requests under way at once. */
  concurrency: z.number().int().min(1).max(64).default(4),
  /** Take the reply as it is written, so that proxies with short idle limits do not cut it. */
  stream: z.boolean().default(false),
  maxReplyTokens: z.number().int().min(16).max(200_000).default(4_096),
  /** OpenAI's reasoning models take the second name only, most other servers the first. */
  replyTokensField: z.enum(["max_tokens", "max_completion_tokens"]).default("max_tokens"),
  variants: variantSettings.prefault({}),
  solving: z.object({ temperature: temperature.default(1) }).prefault({}),
  price: z.object({ promptPerMillion: price, completionPerMillion: price }).prefault({}),
});

export type OpenAiCompatibleConfig = z.infer<typeof openAiCompatibleConfig>;
/** What a person has to give: everything else has a default. */
export type OpenAiCompatibleSettings = z.input<typeof openAiCompatibleConfig>;
