import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { modelServer, says } from "@/lib/models/openai-compatible/testing/model-server";
import { expectAccessible } from "./accessibility";
import { createCurriculum, ladderboard, runStage } from "./curriculum";

/** What the people responsible for a curriculum see of it: figures, alerts, diversity, provenance, the audit log. */
test.setTimeout(240_000);

const roots = ["x^3 + x", "2*x*cos(x^2)", "x*exp(x)", "sin(x)^2", "1/(x^2 + 4)", "x^4 - 2*x"];

test("a curriculum is monitored: empty at first, then with figures, an alert, its webhook, and a correction", async ({
  page,
}) => {
  const posted: { kind: string; text: string }[] = [];
  const webhook = createServer(async (asked, reply) => {
    const parts: Buffer[] = [];
    for await (const part of asked) parts.push(part as Buffer);
    posted.push(JSON.parse(Buffer.concat(parts).toString()));
    reply.writeHead(204).end();
  });
  await new Promise<void>((resolve) => webhook.listen(0, "127.0.0.1", resolve));
  const errors: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") errors.push(message.text());
  });

  await createCurriculum(page, "Watched", roots);
  const tree = page.url();
  await page.getByRole("link", { name: "Monitor" }).click();
  await expect(page.getByText("Nothing is measured yet")).toBeVisible();
  await expect(page.getByText("No variant was generated yet")).toBeVisible();
  await expectAccessible(page);

  await page.getByRole("button", { name: "Thresholds" }).click();
  const dialog = page.getByRole("dialog", { name: "Thresholds" });
  await dialog.getByLabel("Jump between levels").fill("0.01");
  await dialog.getByLabel("Webhook").fill("not an address");
  await dialog.getByRole("button", { name: "Save thresholds" }).click();
  await expect(dialog.getByText(/begins with https/).first()).toBeVisible();
  const port = (webhook.address() as AddressInfo).port;
  await dialog.getByLabel("Webhook").fill(`http://127.0.0.1:${port}/hook`);
  await dialog.getByRole("button", { name: "Save thresholds" }).click();
  await expect(dialog).toBeHidden();

  await runStage(
    "generate",
    "Watched",
    "--depth",
    "2",
    "--variants-per-problem",
    "4",
    "--model-version",
    "1",
    "--seed",
    "watch",
  );
  await runStage(
    "verify",
    "Watched",
    "--model-version",
    "1",
    "--samples-per-problem",
    "8",
    "--seed",
    "watch",
  );
  await expect.poll(() => posted.map(({ kind }) => kind), { timeout: 30_000 }).toContain("solveRateJump");
  await page.reload();
  const alerts = page.getByRole("region", { name: "Alerts", exact: true });
  const jump = alerts.getByRole("row").filter({ hasText: "solve rate changes" });
  await expect(jump).toContainText("Posted");
  await jump.getByRole("button", { name: "Seen to" }).click();
  await expect(jump).toContainText("Seen to by");
  await expect(page.getByRole("figure", { name: "Solve rate by level" })).toBeVisible();
  await expect(page.getByRole("table", { name: "Quality of generation" })).toContainText("All variants");
  await expect(page.getByText("Gap").first()).toBeVisible();
  await expectAccessible(page);
  for (const [width, height] of [
    [1440, 900],
    [820, 1180],
  ] as const) {
    await page.setViewportSize({ width, height });
    await page.screenshot({ path: `test-results/monitor-${width}.png`, fullPage: true });
  }
  await page.setViewportSize({ width: 1440, height: 900 });

  await page.getByRole("link", { name: "Diversity" }).click();
  await expect(page.getByRole("table", { name: "Variants beside others" })).toContainText("Functions");
  await page.getByRole("button", { name: "Apply the proposal" }).click();
  await expect(page.getByText(/applied ×/).first()).toBeVisible();
  await expectAccessible(page);
  await page.screenshot({ path: "test-results/diversity.png", fullPage: true });

  await page.goto(tree);
  webhook.close();
  expect(errors.filter((text) => /Content.Security.Policy|violates/i.test(text))).toEqual([]);
});

test("answers that a model gets accepted near the tolerance show on the monitor page and raise an alert", async ({
  page,
}) => {
  const answers = ["1.0000000001*x^3", "x^2", "x^3"].map((answer) => says(`<ANSWER>${answer}</ANSWER>`));
  await using server = await modelServer(answers[0]!, ...answers.slice(1));
  await page.goto("/models/new");
  await page.getByLabel("Name", { exact: true }).fill("Rounder");
  await page.getByLabel("Model", { exact: true }).fill("tiny");
  await page.getByLabel("Base URL").fill(server.baseUrl);
  await page.getByRole("button", { name: "Add endpoint" }).click();
  await expect(page.getByRole("heading", { name: "Rounder", level: 1 })).toBeVisible();

  await createCurriculum(page, "Nearly right", ["3*x^2"]);
  await page.getByRole("link", { name: "Monitor" }).click();
  await page.getByRole("button", { name: "Thresholds" }).click();
  const dialog = page.getByRole("dialog", { name: "Thresholds" });
  await dialog.getByLabel("Accepted near the tolerance").fill("0.02");
  await dialog.getByRole("button", { name: "Save thresholds" }).click();
  await expect(dialog).toBeHidden();

  await runStage("verify", "Nearly right", "--model", "Rounder", "--samples-per-problem", "32");
  const alerts = page.getByRole("region", { name: "Alerts", exact: true });
  const near = alerts.getByRole("row").filter({ hasText: "came near the verifier's tolerance" });
  await expect(async () => {
    await page.reload();
    await expect(near).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 60_000 });
  await expect(near).toContainText("3 % of the accepted answers");
  await expect(near).toContainText("Accepted near the tolerance: 0.02");
  await expect(page.getByRole("figure", { name: "Accepted near the tolerance" })).toBeVisible();
  await expect(page.getByText("1 of 31 accepted answers in the newest run")).toBeVisible();
  await expectAccessible(page);
});

test("an exported audit log verifies offline, and a changed one does not", async () => {
  const file = join(mkdtempSync(join(tmpdir(), "audit-")), "audit.jsonl");
  await ladderboard("audit", "export", "--out", file);
  expect(await ladderboard("audit", "verify", file)).toContain("The chain is intact");
  const text = readFileSync(file, "utf8");
  writeFileSync(file, text.replace("monitor.policy-changed", "monitor.policy-unseen"));
  await expect(ladderboard("audit", "verify", file)).rejects.toThrow(/The chain breaks at entry \d+/);
});

test("each page has a policy of its own: scripts need its nonce, and it cannot be framed", async ({
  page,
  request,
}) => {
  const policies: string[] = [];
  for (const path of ["/curricula", "/runs", "/models", "/benchmarks", "/settings/audit"]) {
    const answer = await page.goto(path);
    policies.push(answer?.headers()["content-security-policy"] ?? "");
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    const unsigned = await page
      .locator("script:not([src])")
      .evaluateAll((all) => all.filter((one) => !(one as HTMLScriptElement).nonce).length);
    expect(unsigned).toBe(0);
  }
  const nonces = policies.map((policy) => /'nonce-([^']+)'/.exec(policy)?.[1]);
  expect(new Set(nonces).size).toBe(5);
  for (const policy of policies) {
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy.split(";").find((part) => part.includes("script-src"))).not.toContain("unsafe");
  }
  await page.evaluate(() => {
    const script = document.createElement("script");
    script.textContent = "window.injected = true";
    document.body.append(script);
  });
  expect(await page.evaluate(() => "injected" in window)).toBe(false);
  const health = await request.get("/api/health");
  expect(health.headers()["content-security-policy"]).toContain("default-src 'self'");
  expect(health.headers()["x-content-type-options"]).toBe("nosniff");
});
