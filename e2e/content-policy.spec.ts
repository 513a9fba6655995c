import { expect } from "@playwright/test";
import { test } from "./settled";

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
