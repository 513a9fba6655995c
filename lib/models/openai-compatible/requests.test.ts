import { describe, expect, it } from "vitest";
import { inJapanese } from "@/lib/language/testing/in-japanese";
import { ModelError } from "../errors";
import { type OpenAiCompatibleSettings, openAiCompatibleConfig, openAiCompatibleModel } from "./index";
import {
  type Behaviour,
  cutsOff,
  hangsUp,
  json,
  modelServer,
  page,
  says,
  silence,
  stalls,
  status,
  streams,
} from "./testing/model-server";
import { toyDomain } from "./testing/toy-domain";

const options = { domain: toyDomain, seed: "s" };
const right = says("Some steps. <ANSWER>x**2/2</ANSWER>");

function modelAt(baseUrl: string, settings: Partial<OpenAiCompatibleSettings> = {}) {
  return openAiCompatibleModel(
    openAiCompatibleConfig.parse({
      baseUrl,
      model: "tiny",
      apiKey: "secret-key",
      firstBackoffSeconds: 0,
      maxRetries: 2,
      concurrency: 1,
      ...settings,
    }),
  );
}

async function failureOf(promise: Promise<unknown>): Promise<ModelError> {
  const outcome = await promise.then(
    () => null,
    (problem: unknown) => problem,
  );
  if (!(outcome instanceof ModelError)) throw new Error(`no ModelError but ${String(outcome)}`);
  return outcome;
}

describe("a request that fails at first", () => {
  const passing: readonly [string, Behaviour][] = [
    ["429 with Retry-After", status(429, { "retry-after": "0" })],
    ["500", status(500)],
    ["503", status(503)],
    ["a cut connection", cutsOff],
    ["a connection closed before any reply", hangsUp],
  ];
  it.each(passing)("succeeds after %s", async (_, failure) => {
    await using server = await modelServer(failure, right);
    const solved = await modelAt(server.baseUrl).solve("x", 1, options);
    expect(solved.answers.map((one) => one.answer)).toEqual(["x**2/2"]);
    expect(server.requests).toHaveLength(2);
  });

  it("succeeds after a time-out", async () => {
    await using server = await modelServer(silence, right);
    const solved = await modelAt(server.baseUrl, { requestTimeoutSeconds: 0.3 }).solve("x", 1, options);
    expect(solved.answers).toHaveLength(1);
  });

  it("waits no longer than the longest backoff, whatever the server says", async () => {
    await using server = await modelServer(status(429, { "retry-after": "86400" }), right);
    const solved = await modelAt(server.baseUrl, { longestBackoffSeconds: 0 }).solve("x", 1, options);
    expect(solved.answers).toHaveLength(1);
  });
});

describe("a request that keeps failing", () => {
  const kinds: readonly [string, Behaviour, string, number][] = [
    ["rate limits", status(429, { "retry-after": "0" }), "rate-limited", 3],
    ["server errors", status(502), "server-error", 3],
    ["cut connections", cutsOff, "cut-stream", 3],
    ["closed connections", hangsUp, "cut-stream", 3],
    ["a refused key", status(401), "unauthorised", 1],
    ["a forbidden key", status(403), "unauthorised", 1],
    ["a refused request", status(400), "refused-request", 1],
    ["an unknown model", status(404, {}, "The model `tiny` does not exist"), "unknown-model", 1],
    ["an unknown path", status(404, {}, "Not Found"), "not-a-model-server", 1],
    ["a web page", page("text/html", "<html>hello</html>"), "not-a-model-server", 1],
    ["broken JSON", page("application/json", '{"choices": [{"mess'), "malformed-reply", 1],
    ["other JSON", json({ hello: "world" }), "malformed-reply", 1],
    ["no choices", json({ choices: [] }), "malformed-reply", 1],
  ];
  it.each(kinds)("ends with its own code: %s", async (_, behaviour, code, tries) => {
    await using server = await modelServer(behaviour);
    const failure = await failureOf(modelAt(server.baseUrl).solve("x", 1, options));
    expect(failure.code).toBe(code);
    expect(failure.message).not.toContain("secret-key");
    expect(server.requests).toHaveLength(tries);
  });

  it.each([
    ["never answers", silence],
    ["stops in the middle", stalls],
  ])("times out where the server %s", async (_, behaviour) => {
    await using server = await modelServer(behaviour);
    const model = modelAt(server.baseUrl, { requestTimeoutSeconds: 0.1, maxRetries: 1 });
    expect((await failureOf(model.solve("x", 1, options))).code).toBe("timed-out");
    expect(server.requests).toHaveLength(2);
  });

  it("is unreachable where nobody listens", async () => {
    const server = await modelServer(silence);
    await server[Symbol.asyncDispose]();
    expect((await failureOf(modelAt(server.baseUrl).solve("x", 1, options))).code).toBe("unreachable");
  });

  it("keeps what succeeded beside it", async () => {
    await using server = await modelServer(right, status(400), right);
    const solved = await modelAt(server.baseUrl).solve("x", 3, options);
    expect(solved.answers).toHaveLength(2);
    expect(solved.failures.map((failure) => failure.code)).toEqual(["refused-request"]);
  });

  it("is not repeated for every sample where the key is refused", async () => {
    await using server = await modelServer(status(401));
    await failureOf(modelAt(server.baseUrl).solve("x", 50, options));
    expect(server.requests).toHaveLength(1);
  });

  it("stops when it is cancelled, also while it waits to retry", async () => {
    const cancel = new AbortController();
    await using server = await modelServer((response) => {
      status(500)(response);
      response.on("close", () => cancel.abort());
    });
    const model = modelAt(server.baseUrl, { firstBackoffSeconds: 60, longestBackoffSeconds: 60 });
    const failure = await failureOf(model.solve("x", 1, { ...options, signal: cancel.signal }));
    expect(failure.code).toBe("cancelled");
  });
});

describe("a streamed reply", () => {
  it("is put together from its parts, tokens counted", async () => {
    await using server = await modelServer(streams(["<ANS", "WER>sin(x)", "</ANSWER>"], "complete"));
    const solved = await modelAt(server.baseUrl, { stream: true }).solve("cos(x)", 1, options);
    expect(solved.answers[0]!.answer).toBe("sin(x)");
    expect(solved.usage).toMatchObject({ promptTokens: 10, completionTokens: 5 });
  });

  it.each(["early", "cut"] as const)(
    "is no reply where it ends %s, even behind a whole answer",
    async (ending) => {
      await using server = await modelServer(streams(["<ANSWER>x</ANSWER>"], ending));
      const failure = await failureOf(modelAt(server.baseUrl, { stream: true }).solve("1", 1, options));
      expect(failure.code).toBe("cut-stream");
      expect(server.requests).toHaveLength(3);
    },
  );
});

describe("a streamed reply that never ends", () => {
  it("times out", async () => {
    await using server = await modelServer(streams(["<ANSWER>x</ANSWER>"], "stalled"));
    const model = modelAt(server.baseUrl, { stream: true, requestTimeoutSeconds: 0.1, maxRetries: 0 });
    expect((await failureOf(model.solve("1", 1, options))).code).toBe("timed-out");
  });
});

describe("what is sent and counted", () => {
  it("sends the model, the key, the temperature and the limit of tokens under the configured name", async () => {
    await using server = await modelServer(right);
    const model = modelAt(server.baseUrl, { maxReplyTokens: 99, replyTokensField: "max_completion_tokens" });
    await model.solve("x*sin(x)", 1, { ...options, temperature: 0.3 });
    expect(server.requests[0]).toMatchObject({ model: "tiny", temperature: 0.3, max_completion_tokens: 99 });
    expect(server.requests[0]!.max_tokens).toBeUndefined();
    expect(server.authorisations).toEqual(["Bearer secret-key"]);
    expect(server.requests[0]!.messages[1]!.content).toContain("Find the integral of x*sin(x)");
  });

  it("adds tokens up and prices them by the million", async () => {
    await using server = await modelServer(right);
    const model = modelAt(server.baseUrl, { price: { promptPerMillion: 2, completionPerMillion: 10 } });
    const { usage } = await model.solve("x", 3, options);
    expect(usage).toMatchObject({ requests: 3, promptTokens: 3000, completionTokens: 600 });
    expect(usage.cost).toBeCloseTo(0.012, 12);
  });

  it("claims no cost where no price is set or a reply does not say its tokens", async () => {
    await using server = await modelServer(
      right,
      json({ choices: [{ message: { content: "<ANSWER>x</ANSWER>" } }] }),
    );
    expect((await modelAt(server.baseUrl).solve("x", 1, options)).usage.cost).toBeNull();
    const priced = modelAt(server.baseUrl, { price: { promptPerMillion: 2, completionPerMillion: 10 } });
    expect((await priced.solve("x", 1, options)).usage.cost).toBeNull();
  });

  it("lists the models of the server", async () => {
    await using server = await modelServer(silence);
    expect(await modelAt(server.baseUrl).listModels()).toEqual(["tiny", "large"]);
  });
});

it("an address that is not called is named in the reader's language, with what to do", async () => {
  const refused = await failureOf(modelAt("http://10.0.0.1/v1").listModels());
  expect(refused.code).toBe("refused-request");
  expect(inJapanese(refused.text)).toMatch(
    /10\.0\.0\.1はプライベートアドレス.*LADDERBOARD_ALLOWED_ADDRESSES/,
  );
});
