import OpenAI from "openai";
import type { ChatCompletionCreateParamsBase } from "openai/resources/chat/completions";
import { z } from "zod";
import { outgoingFetch } from "@/lib/outgoing";
import { ModelError } from "../errors";
import type { Usage } from "../model";
import type { OpenAiCompatibleConfig } from "./config";
import { modelErrorFrom } from "./failure";
import type { Message } from "./prompts";
import { withRetries } from "./retries";

export type ChatReply = {
  readonly text: string;
  /** The reply ended because it had reached the most tokens allowed. */
  readonly isTruncated: boolean;
  readonly usage: Usage;
};
export type ChatRequest = {
  readonly messages: Message[];
  readonly temperature: number;
  readonly signal?: AbortSignal;
};

const tokenCounts = z.object({ prompt_tokens: z.number().min(0), completion_tokens: z.number().min(0) });
const completion = z.object({
  choices: z.array(
    z.object({
      message: z.object({ content: z.string().nullish() }),
      finish_reason: z.string().nullish(),
    }),
  ),
  usage: tokenCounts.nullish().catch(null),
});
const chunk = z.object({
  choices: z
    .array(
      z.object({
        delta: z.object({ content: z.string().nullish() }).nullish(),
        finish_reason: z.string().nullish(),
      }),
    )
    .default([]),
  usage: tokenCounts.nullish().catch(null),
});
const modelList = z.object({ data: z.array(z.object({ id: z.string() })) });

/** One chat completion, retried where that may help. @throws ModelError */
export function chat(config: OpenAiCompatibleConfig, request: ChatRequest): Promise<ChatReply> {
  return withRetries(config, request.signal, (signal) => {
    const body = {
      model: config.model,
      messages: request.messages,
      temperature: request.temperature,
      [config.replyTokensField]: config.maxReplyTokens,
    };
    return config.stream ? streamed(config, body, signal) : whole(config, body, signal);
  });
}

/** The names of the models that the server offers. @throws ModelError */
export function listModels(config: OpenAiCompatibleConfig, signal?: AbortSignal): Promise<string[]> {
  return withRetries(config, signal, async (limit) => {
    const page: unknown = await attempt(() => clientFor(config).get("/models", { signal: limit }));
    const read = modelList.safeParse(page);
    if (!read.success) throw new ModelError("not-a-model-server", { key: "modelErrors.noList" });
    return read.data.data.map((model) => model.id);
  });
}

type Body = Pick<ChatCompletionCreateParamsBase, "model" | "messages" | "temperature">;

async function whole(config: OpenAiCompatibleConfig, body: Body, signal: AbortSignal): Promise<ChatReply> {
  const reply: unknown = await attempt(() =>
    clientFor(config).chat.completions.create({ ...body, stream: false }, { signal }),
  );
  const read = completion.safeParse(reply);
  if (!read.success) throw notACompletion(reply);
  const choice = read.data.choices[0];
  if (choice === undefined) throw new ModelError("malformed-reply", { key: "modelErrors.noChoice" });
  return chatReply(
    config,
    choice.message.content ?? "",
    choice.finish_reason ?? null,
    read.data.usage ?? null,
  );
}

async function streamed(config: OpenAiCompatibleConfig, body: Body, signal: AbortSignal): Promise<ChatReply> {
  const options = { ...body, stream: true, stream_options: { include_usage: true } } as const;
  let text = "";
  let finish: string | null = null;
  let tokens: z.infer<typeof tokenCounts> | null = null;
  await attempt(async () => {
    const stream: AsyncIterable<unknown> = await clientFor(config).chat.completions.create(options, {
      signal,
    });
    for await (const part of stream) {
      const read = chunk.safeParse(part);
      if (!read.success) throw new ModelError("malformed-reply", { key: "modelErrors.notChunk" });
      const choice = read.data.choices[0];
      text += choice?.delta?.content ?? "";
      finish = choice?.finish_reason ?? finish;
      tokens = read.data.usage ?? tokens;
    }
  });
  if (finish === null) throw new ModelError("cut-stream", { key: "modelErrors.streamCut" });
  return chatReply(config, text, finish, tokens);
}

function chatReply(
  config: OpenAiCompatibleConfig,
  text: string,
  finish: string | null,
  tokens: z.infer<typeof tokenCounts> | null,
): ChatReply {
  const promptTokens = tokens?.prompt_tokens ?? 0;
  const completionTokens = tokens?.completion_tokens ?? 0;
  const { promptPerMillion, completionPerMillion } = config.price;
  const cost =
    tokens === null || promptPerMillion === null || completionPerMillion === null
      ? null
      : (promptTokens * promptPerMillion + completionTokens * completionPerMillion) / 1e6;
  return {
    text,
    isTruncated: finish === "length",
    usage: { requests: 1, promptTokens, completionTokens, cost },
  };
}

function notACompletion(reply: unknown): ModelError {
  return typeof reply === "string"
    ? new ModelError("not-a-model-server", { key: "modelErrors.page" })
    : new ModelError("malformed-reply", { key: "modelErrors.notCompletion" });
}

async function attempt<T>(ask: () => PromiseLike<T>): Promise<T> {
  try {
    return await ask();
  } catch (problem) {
    throw modelErrorFrom(problem);
  }
}

/** Retries and time-outs are ours: the client's own time-out ends with the headers, not with the reply. */
function clientFor(config: OpenAiCompatibleConfig): OpenAI {
  return new OpenAI({
    baseURL: config.baseUrl.replace(/\/+$/, ""),
    // The client refuses an empty key; a server that asks for none ignores it.
    apiKey: config.apiKey === "" ? "none" : config.apiKey,
    organization: null,
    project: null,
    maxRetries: 0,
    timeout: config.requestTimeoutSeconds * 2_000,
    logLevel: "off",
    fetch: outgoingFetch,
  });
}
