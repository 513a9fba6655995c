import { describe, expect, it } from "vitest";
import { type OpenAiCompatibleSettings, openAiCompatibleConfig, openAiCompatibleModel } from "./index";
import { promptVersion } from "./prompts";
import { modelServer, says, status } from "./testing/model-server";
import { toyDomain } from "./testing/toy-domain";
import { planPrompts } from "./write-variants";

const config = (settings: Partial<OpenAiCompatibleSettings> = {}) =>
  openAiCompatibleConfig.parse({
    baseUrl: "http://localhost:1/v1",
    model: "tiny",
    firstBackoffSeconds: 0,
    ...settings,
  });
const plan = (count: number, seed = "s", settings: Partial<OpenAiCompatibleSettings> = {}) =>
  planPrompts(config(settings), { domain: toyDomain, count, seed });

describe("the plan of prompts", () => {
  it("asks for ten variants a prompt, seven of them easier, and for the rest in the last", () => {
    expect(plan(25).map((prompt) => prompt.asked)).toEqual([
      { easier: 7, equivalent: 3, harder: 0 },
      { easier: 7, equivalent: 3, harder: 0 },
      { easier: 4, equivalent: 1, harder: 0 },
    ]);
  });

  it("keeps the share over many small prompts", () => {
    const prompts = plan(100, "s", { variants: { perPrompt: 1, easierShare: 0.7 } });
    expect(prompts.reduce((sum, prompt) => sum + prompt.asked.easier, 0)).toBe(70);
  });

  it("asks for one difficulty only where one is requested", () => {
    const prompts = planPrompts(config(), { domain: toyDomain, count: 4, seed: "s", intends: "harder" });
    expect(prompts.map((prompt) => prompt.asked)).toEqual([{ easier: 0, equivalent: 0, harder: 4 }]);
    expect(prompts[0]!.suggestionIds.every((id) => id.startsWith("harder"))).toBe(true);
  });

  it("cycles the temperature from 0.8 to 1.4 and rotates the personas", () => {
    const prompts = plan(80);
    const temperatures = prompts.map((prompt) => prompt.temperature);
    expect(new Set(temperatures)).toEqual(new Set([0.8, 1, 1.2, 1.4]));
    expect(temperatures.slice(4)).toEqual(temperatures.slice(0, 4));
    expect(new Set(prompts.map((prompt) => prompt.persona)).size).toBe(8);
  });

  it("draws three to five different transformations a prompt, none of them harder", () => {
    for (const { suggestionIds } of plan(500)) {
      expect(suggestionIds.length).toBeGreaterThanOrEqual(3);
      expect(suggestionIds.length).toBeLessThanOrEqual(5);
      expect(new Set(suggestionIds).size).toBe(suggestionIds.length);
      expect(suggestionIds.every((id) => !id.startsWith("harder"))).toBe(true);
    }
  });

  it("repeats itself under one seed and differs under another", () => {
    expect(plan(30, "a")).toEqual(plan(30, "a"));
    expect(plan(30, "a")).not.toEqual(plan(30, "b"));
  });
});

describe("writing variants", () => {
  const modelAt = (baseUrl: string, settings: Partial<OpenAiCompatibleSettings> = {}) =>
    openAiCompatibleModel(config({ baseUrl, concurrency: 1, maxRetries: 0, ...settings }));
  const request = { domain: toyDomain, count: 10, seed: "s" };

  it("tells the model the problem, the mix, the notation, the persona and the drawn transformations", async () => {
    await using server = await modelServer(says('["x"]'));
    const { proposals } = await modelAt(server.baseUrl).writeVariants("x*sin(x)", request);
    const [system, user] = server.requests[0]!.messages.map((message) => message.content);
    expect(user).toContain("Find the integral of x*sin(x)");
    expect(user).toContain("7 easier");
    expect(user).toContain("3 equivalent");
    expect(user).toContain("One line of plain text.");
    expect(system).toContain(proposals[0]!.prompt.persona);
    for (const id of proposals[0]!.suggestedTransformationIds) {
      expect(user).toContain(toyDomain.transformations.find((one) => one.id === id)!.description);
    }
    expect(proposals[0]!.prompt.version).toBe(promptVersion);
    expect(server.requests[0]!.temperature).toBe(proposals[0]!.prompt.temperature);
  });

  it("takes a reply's word on difficulty, else the place in the order asked for", async () => {
    const labelled =
      '[{"problem": "a", "difficulty": "equivalent"}, {"problem": "b", "difficulty": "harder"}]';
    await using server = await modelServer(says(labelled), says('["1","2","3","4","5","6","7","8"]'));
    const { proposals } = await modelAt(server.baseUrl).writeVariants("x", { ...request, count: 20 });
    expect(proposals.map((one) => `${one.text} ${one.intends}`)).toEqual([
      "a equivalent",
      "b easier",
      ...[1, 2, 3, 4, 5, 6, 7].map((n) => `${n} easier`),
      "8 equivalent",
    ]);
  });

  it("drops what was not asked for and what cannot be read, with the reasons", async () => {
    await using server = await modelServer(says('["a", "b", "c"]'), says(""), says('["d", "e', "length"));
    const { proposals, dropped } = await modelAt(server.baseUrl, {
      variants: { perPrompt: 2 },
    }).writeVariants("x", {
      ...request,
      count: 6,
    });
    expect(proposals.map((one) => one.text)).toEqual(["a", "b", "d"]);
    expect(dropped.map((one) => one.reason)).toEqual([
      "more than was asked for",
      "an empty reply",
      "cut off in the middle",
    ]);
  });

  it("keeps the variants of the prompts that succeeded, and the tokens of all that were answered", async () => {
    await using server = await modelServer(says('["a"]'), status(500), says('["b"]'));
    const written = await modelAt(server.baseUrl).writeVariants("x", { ...request, count: 30 });
    expect(written.proposals.map((one) => one.text)).toEqual(["a", "b"]);
    expect(written.failures.map((failure) => failure.code)).toEqual(["server-error"]);
    expect(written.usage).toMatchObject({ requests: 2, promptTokens: 2000, completionTokens: 400 });
  });
});

describe("the configuration", () => {
  it("needs an address and a model, and fills in the paper's settings", () => {
    const { variants, solving } = config();
    expect(variants).toMatchObject({
      perPrompt: 10,
      lowestTemperature: 0.8,
      highestTemperature: 1.4,
      fewestTransformations: 3,
      mostTransformations: 5,
      easierShare: 0.7,
    });
    expect(solving.temperature).toBe(1);
  });

  it.each([
    { baseUrl: "file:///etc/passwd" },
    { baseUrl: "not an address" },
    { model: " " },
    { variants: { lowestTemperature: 1.5 } },
    { variants: { fewestTransformations: 6 } },
    { variants: { personas: [] } },
    { maxRetries: -1 },
  ])("refuses %o", (wrong) => {
    const settings = { baseUrl: "http://localhost:1/v1", model: "tiny", ...wrong };
    expect(openAiCompatibleConfig.safeParse(settings).success).toBe(false);
  });
});
