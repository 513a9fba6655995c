import { expect, test } from "vitest";
import { brokenRules } from "./import-directions.js";

test("an import with the direction of the architecture is fine", () => {
  const text =
    'import { database } from "@/lib/db";\nimport { listRuns } from "../runs";\nimport { z } from "zod";';
  expect(brokenRules("lib/curriculum/tree.ts", text)).toEqual([]);
});

test.each([
  ["lib/ui/client.ts", 'import { appRouter } from "@/lib/api/router";', "lib/ui may not import from lib/api"],
  ["lib/db/index.ts", 'import { launchRun } from "@/lib/runs";', "lib/db may not import from lib/runs"],
  ["lib/runs/launch.ts", 'export * from "@/app/page";', "nothing imports from app"],
  [
    "lib/runs/launch.ts",
    'import type {\n  Tone,\n} from "../ui/tone";',
    "lib/runs may not import from lib/ui",
  ],
  ["lib/domains/domain.ts", 'import "node:fs";', "a domain is pure"],
  ["lib/domains/domain.ts", 'const db = await import("@/lib/db");', "lib/domains may not import from lib/db"],
  ["lib/api/router.ts", 'import { useState } from "react";', "React stays in app and lib/ui"],
])("%s: %s", (file, text, why) => {
  expect(brokenRules(file, text).join()).toContain(why);
});

test("the interface may know the types of the API", () => {
  expect(brokenRules("lib/ui/client.ts", 'import type { AppRouter } from "@/lib/api/router";')).toEqual([]);
});

test("a comment imports nothing, and a test may use the test database", () => {
  expect(brokenRules("lib/db/index.ts", '// import { x } from "@/lib/runs";')).toEqual([]);
  expect(
    brokenRules("lib/runs/launch.db.test.ts", 'import { createTestDatabase } from "@/lib/db/testing";'),
  ).toEqual([]);
});
