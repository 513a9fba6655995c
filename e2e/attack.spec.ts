import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { readdirSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { type APIResponse, expect, type Page, type Request } from "@playwright/test";
import { createCurriculum } from "./curriculum";
import { appDatabase } from "./database";
import { invite } from "./people";
import { test } from "./settled";

/** What somebody tries who should not be here: against the running application, over HTTP and in the browser. */
const nowhere = "00000000-0000-7000-8000-000000000000";
const verbs = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"] as const;
const foreignOrigins = [
  null,
  "null",
  "http://evil.example",
  "http://127.0.0.1:1",
  "http://127.0.0.1.evil.example",
];

/** What is meant for everybody: whether it is up, who one is (nobody), and the description of the trainer's interface. */
const open = [/^\/api\/health$/, /^\/api\/auth\/get-session$/];

const routes = (readdirSync("app/api", { recursive: true }) as string[])
  .filter((path) => path.endsWith("route.ts"))
  .map((path) => `/api/${path.replace(/\/route\.ts$/, "")}`)
  .flatMap((path) =>
    path.includes("[...all]")
      ? [
          "sign-up/email",
          "get-session",
          "change-password",
          "list-sessions",
          "callback/oidc",
          "sign-in/social",
        ].map((end) => path.replace("[...all]", end))
      : [path.replace("[trpc]", "curricula.list").replace(/\[(\.\.\.)?\w+\]/g, nowhere)],
  );

test("without signing in, no verb of any route gives or changes anything", async ({
  playwright,
  baseURL,
}) => {
  const stranger = await playwright.request.newContext({
    baseURL,
    storageState: { cookies: [], origins: [] },
    extraHTTPHeaders: { origin: baseURL! },
  });
  const answered: string[] = [];
  for (const path of routes.filter((one) => !open.some((pattern) => pattern.test(one))))
    for (const method of verbs) {
      const answer = await stranger.fetch(path, { method, maxRedirects: 0 });
      // tRPC answers each HEAD with nothing, whatever it is of.
      const isEmpty = method === "HEAD" && answer.status() === 204;
      if (!isEmpty && (answer.status() < 300 || answer.status() >= 500))
        answered.push(`${method} ${path}: ${answer.status()}`);
    }
  expect(answered).toEqual([]);
  await stranger.dispose();
});

test("a session's cookie changes nothing for a page of another origin", async ({ page, baseURL }) => {
  const changes: [path: string, data: object][] = [
    ["/api/trpc/review.prepare", { json: { curriculumId: nowhere } }],
    ["/api/trpc/review.send", { json: { kind: "undo", id: randomUUID(), problemId: nowhere } }],
    [`/api/curricula/${nowhere}/import`, {}],
    ["/api/auth/sign-out", {}],
    ["/api/auth/sign-in/email", { email: "ada@example.org", password: "a staple of nine rungs" }],
  ];
  for (const origin of foreignOrigins)
    for (const [path, data] of changes) {
      const answer = await sent(
        page,
        path,
        JSON.stringify(data),
        { "content-type": "application/json" },
        origin,
      );
      expect(answer.status(), `${path} from ${origin}`).toBe(403);
    }
  const own = await sent(
    page,
    changes[0]![0],
    JSON.stringify(changes[0]![1]),
    { "content-type": "application/json" },
    baseURL!,
  );
  expect(own.status()).not.toBe(403);
});

test("a server action that is sent again from another origin does nothing", async ({ page, baseURL }) => {
  const forged = `Forged ${Date.now()}`;
  const action = await heldBack(page, async () => {
    await page.goto("/curricula");
    await page.getByRole("button", { name: "New curriculum" }).click();
    const dialog = page.getByRole("dialog", { name: "New curriculum" });
    await dialog.getByLabel("Name").fill(forged);
    await dialog.getByRole("radio", { name: /Your own/ }).check();
    await dialog.getByRole("textbox", { name: "Problems" }).fill("x^2*exp(x)");
    await dialog.getByRole("button", { name: "Create curriculum" }).click();
  });
  const { "next-action": name, "content-type": type } = action.headers();
  const headers = { "next-action": name!, "content-type": type!, accept: "text/x-component" };
  const body = action.postDataBuffer()!;
  const db = appDatabase();
  const made = () => db.curriculum.count({ where: { name: forged } });
  for (const origin of foreignOrigins) {
    await sent(page, "/curricula", body, headers, origin);
    expect(await made(), `from ${origin}`).toBe(0);
  }
  await sent(page, "/curricula", body, headers, baseURL!);
  expect(await made()).toBe(1);
  await db.$disconnect();
});

test("a session that was planted before signing in opens nothing, and one that was signed out neither", async ({
  page,
  browser,
}) => {
  const name = `Sophie${Date.now()}`;
  const invited = await invite(page, browser, name);
  const known = (await invited.context().cookies()).find(({ name: cookie }) => /session_token/.test(cookie))!;
  await invited.context().close();
  const context = await browser.newContext({ storageState: undefined });
  await context.addCookies([{ ...known, value: "planted-by-somebody-else.c2lnbmF0dXJl" }]);
  const sophie = await context.newPage();
  await sophie.goto("/sign-in");
  await sophie.getByLabel("E-mail address").fill(`${name.toLowerCase()}@example.org`);
  await sophie.getByLabel("Password").fill("a staple of twelve rungs");
  await sophie.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(sophie.getByRole("heading", { name: "Curricula", level: 1 })).toBeVisible();
  const session = (await context.cookies()).find(({ name: cookie }) => cookie === known.name)!;
  expect(session.value).not.toContain("planted");
  expect(session).toMatchObject({ httpOnly: true, sameSite: "Lax" });

  await sophie.getByRole("button", { name: `Account of ${name}` }).click();
  await sophie.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(sophie.getByRole("heading", { name: "Sign in" })).toBeVisible();
  await context.addCookies([session]);
  await sophie.goto("/runs");
  await expect(sophie.getByRole("heading", { name: "Sign in" })).toBeVisible();
  await context.close();
});

test("a base URL cannot lead the server into the network it stands in", async ({ page }) => {
  for (const address of [
    "http://169.254.169.254/latest/meta-data",
    "http://[::ffff:10.0.0.1]/v1",
    "http://0x0a000001/v1",
    "http://167772161/v1",
    "http://10.1/v1",
  ]) {
    await page.goto("/models/new");
    await page.getByLabel("Name", { exact: true }).fill("Inside");
    await page.getByLabel("Model", { exact: true }).fill("some-model");
    await page.getByLabel("Base URL").fill(address);
    await page.getByRole("button", { name: "Test", exact: true }).click();
    await expect(
      page.getByText(/is a private address, which Ladderboard does not call unasked/).first(),
    ).toBeVisible();
  }
});

test("an allowed address cannot redirect the server to another", async ({ page }) => {
  const asked: string[] = [];
  const inside = createServer((_, reply) => reply.end("inside")).listen(0, "127.0.0.2");
  const outside = createServer((request, reply) => {
    asked.push(request.url ?? "");
    const { port } = inside.address() as AddressInfo;
    reply.writeHead(307, { location: `http://127.0.0.2:${port}/` }).end();
  }).listen(0, "127.0.0.1");
  await Promise.all([once(inside, "listening"), once(outside, "listening")]);
  let reached = false;
  inside.on("request", () => {
    reached = true;
  });
  await page.goto("/models/new");
  await page.getByLabel("Name", { exact: true }).fill("Turned away");
  await page.getByLabel("Model", { exact: true }).fill("some-model");
  await page.getByLabel("Base URL").fill(`http://127.0.0.1:${(outside.address() as AddressInfo).port}/v1`);
  await page.getByRole("button", { name: "Test", exact: true }).click();
  await expect(
    page.getByText(/is a private address, which Ladderboard does not call unasked/).first(),
  ).toBeVisible();
  expect(asked.length).toBeGreaterThan(0);
  expect(reached).toBe(false);
  inside.close();
  outside.close();
});

test("an imported line is data: it becomes no key, no statement of the database, and no part of another tree", async ({
  page,
}) => {
  const victim = `Victim ${Date.now()}`;
  await createCurriculum(page, victim, ["x^3*exp(2*x)"]);
  const victimId = page.url().split("/").at(-1)!;
  await createCurriculum(page, `Importing ${Date.now()}`, ["x^2*exp(3*x)"]);
  const curriculumId = page.url().split("/").at(-1)!;
  const db = appDatabase();
  const other = await db.problem.findFirstOrThrow({ where: { curriculumId: victimId } });
  const lines = [
    `{"id": "a", "statement": "7*x^11", "parentId": "${other.id}"}`,
    `{"id": "b", "statement": "x'); DROP TABLE problem; --"}`,
    `{"id": "c", "statement": "8*x^11", "constructor": {"prototype": {"polluted": 1}}}`,
    `{"id": "d", "statement": "9*x^11", "__proto__": {"polluted": 1}}`,
    `{"id": "e", "statement": "10*x^11", "reviewState": "approved", "verdict": "verified", "curriculumId": "${victimId}"}`,
    `{"id": "f", "statement": "11*x^11", "transformations": ["<img src=x onerror=window.ran=1>"]}`,
    `${"[".repeat(5_000)}${"]".repeat(5_000)}`,
  ];
  const answer = await page.request.post(`/api/curricula/${curriculumId}/import?broken=rest&name=a.jsonl`, {
    data: lines.join("\n"),
    headers: { origin: new URL(page.url()).origin, "content-type": "application/octet-stream" },
  });
  expect(answer.status()).toBe(200);
  const taken = await db.problem.findMany({ where: { curriculumId, statement: { contains: "x^11" } } });
  expect(taken.map(({ statement }) => statement).sort()).toEqual(["10*x^11", "11*x^11"]);
  for (const problem of taken)
    expect(problem).toMatchObject({ reviewState: "pending", verdict: null, parentId: null });
  expect(await db.problem.count({ where: { curriculumId: victimId } })).toBe(1);
  await db.$disconnect();
  await page.goto(`/curricula/${curriculumId}`);
  await expect(page.getByText("11 x").or(page.locator("math")).first()).toBeVisible();
  expect(await page.evaluate(() => "ran" in window)).toBe(false);
});

test("what a model or a person wrote is text: it runs nowhere, and links nowhere", async ({ page }) => {
  const hostile = `<img src=x onerror="window.ran=1"><script>window.ran=1</script> $\\href{javascript:window.ran=1}{x}$ $\\htmlData{a=b}{y}$`;
  await createCurriculum(page, `Hostile ${Date.now()} <img src=x onerror="window.ran=1">`, ["x^3*exp(2*x)"]);
  const address = page.url();
  const curriculumId = address.split("/").at(-1)!;
  const db = appDatabase();
  const problem = await db.problem.findFirstOrThrow({ where: { curriculumId } });
  const version = await db.modelVersion.findFirstOrThrow();
  const run = await db.run.findFirst({ where: { stage: "verify" } });
  await db.problem.update({
    where: { id: problem.id },
    data: { provenance: { writer: hostile, raw: hostile, persona: hostile } },
  });
  await db.attempt.create({
    data: {
      runId: run?.id ?? (await aRun(db, curriculumId, version.id)),
      problemId: problem.id,
      modelVersionId: version.id,
      sample: 0,
      answer: hostile,
      verdict: "refuted",
      explanation: hostile,
    },
  });
  const user = await db.user.findFirstOrThrow({ where: { email: "ada@example.org" } });
  await db.review.create({
    data: {
      problemId: problem.id,
      reviewerId: user.id,
      decision: "reject",
      reason: "trivial",
      note: hostile,
      durationMs: 1_000,
    },
  });
  await db.$disconnect();
  for (const path of [
    address,
    `${address}/problems/${problem.id}`,
    `${address}/review`,
    "/review/discussion",
    "/curricula",
  ]) {
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await page.waitForLoadState("load");
    expect(await page.evaluate(() => "ran" in window)).toBe(false);
    expect(await page.locator('img[src="x"], a[href^="javascript"], [data-a]').count()).toBe(0);
  }
  await page.goto(`${address}/problems/${problem.id}`);
  await expect(page.getByRole("cell", { name: /^Trivial: <img src=x onerror=.*<script>/ })).toBeVisible();
});

test("what is put into an address, a filter or a search is a value and nothing more", async ({
  page,
  baseURL,
}) => {
  const db = appDatabase();
  const before = await db.problem.count();
  const curriculum = await db.curriculum.findFirstOrThrow();
  for (const value of [
    `'; DROP TABLE problem; --`,
    `x' OR '1'='1`,
    `{"gt":""}`,
    `__proto__`,
    `%00`,
    `../../etc/passwd`,
    "9".repeat(4_000),
  ]) {
    const text = encodeURIComponent(value);
    for (const path of [
      `/curricula?after=${text}`,
      `/runs?after=${text}&stage=${text}&curriculum=${text}&status=${text}`,
      `/curricula/${curriculum.id}?q=${text}&problem=${text}&focus=${text}&filter=${text}`,
      `/review/agreement?curriculum=${text}`,
      `/settings/audit?before=${text}&actor=${text}`,
      `/curricula/${text}`,
      `/api/trpc/problems.evidence?input=${encodeURIComponent(JSON.stringify({ json: { problemId: value } }))}`,
    ]) {
      const answer = await page.request.get(`${baseURL}${path}`);
      expect(answer.status(), path.slice(0, 200)).toBeLessThan(500);
    }
  }
  expect(await db.problem.count()).toBe(before);
  await db.$disconnect();
});

/** A POST with the page's cookies and this Origin; null: without one. */
function sent(
  page: Page,
  path: string,
  data: string | Buffer,
  headers: Record<string, string>,
  origin: string | null,
): Promise<APIResponse> {
  return page.request.post(path, {
    data,
    headers: { ...headers, ...(origin !== null && { origin }) },
    maxRedirects: 0,
  });
}

/** Does what sends a server action, and keeps it from the server. */
async function heldBack(page: Page, work: () => Promise<void>): Promise<Request> {
  const held = new Promise<Request>((resolve) => {
    void page.route("**/*", (route, request) => {
      if (!request.headers()["next-action"]) return route.continue();
      resolve(request);
      return route.abort();
    });
  });
  await work();
  const request = await held;
  await page.unroute("**/*");
  return request;
}

async function aRun(db: ReturnType<typeof appDatabase>, curriculumId: string, modelVersionId: string) {
  const run = await db.run.create({
    data: {
      stage: "verify",
      status: "cancelled",
      curriculumId,
      modelVersionId,
      config: {},
      seed: "attack",
      codeVersion: "0",
    },
  });
  return run.id;
}
