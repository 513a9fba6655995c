import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

/** The only ways in without a session: each says in its file why. */
const open: ReadonlySet<string> = new Set([
  "app/page.tsx",
  "app/sign-in/page.tsx",
  "app/sign-in/link/page.tsx",
  "app/sign-in/actions.ts",
  "app/api/health/route.ts",
  "app/api/auth/[...all]/route.ts",
  "app/api/trpc/[trpc]/route.ts",
]);

const sources = (readdirSync("app", { recursive: true }) as string[])
  .map((path) => join("app", path))
  .filter((path) => /\.tsx?$/.test(path) && !open.has(path))
  .map((path) => ({ path, text: readFileSync(path, "utf8") }));

const isAction = ({ text }: { text: string }) => /^\s*["']use server["']/m.test(text);

test("every page asks who looks at it before it does anything else", () => {
  const pages = sources.filter(({ path }) => /(^|\/)page\.tsx$/.test(path));
  expect(pages.length).toBeGreaterThan(0);
  const unguarded = pages.filter(
    ({ text }) => !/export default async function[^{]*\([\s\S]*?await pageActor\("/.test(text),
  );
  expect(unguarded.map(({ path }) => path)).toEqual([]);
});

test("every export of a server-action file is made by action()", () => {
  const unguarded = sources.filter(isAction).flatMap(({ path, text }) => {
    const exports = [...text.matchAll(/^export (?!type)(.*)$/gm)].map(([, rest = ""]) => rest);
    return exports.filter((rest) => !/^const \w+ = action\(/.test(rest)).map((rest) => `${path}: ${rest}`);
  });
  expect(unguarded).toEqual(["app/(workbench)/actions.ts: async function signOutAction(): Promise<void> {"]);
});

test("every export of a route handler is made by route() or, for a run's token, trainerRoute()", () => {
  const unguarded = sources
    .filter(({ path }) => /(^|\/)route\.ts$/.test(path))
    .flatMap(({ path, text }) =>
      [...text.matchAll(/^export (.*)$/gm)]
        .map(([, rest = ""]) => rest)
        .filter((rest) => !/^const (GET|POST|PUT|PATCH|DELETE) = (route|trainerRoute)(<[^(]*>)?\(/.test(rest))
        .filter((rest) => !/^const (dynamic|runtime|maxDuration) = /.test(rest))
        .map((rest) => `${path}: ${rest}`),
    );
  expect(unguarded).toEqual([]);
});
