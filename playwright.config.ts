import { defineConfig } from "@playwright/test";
import { chromiumOptions } from "./scripts/chromium.js";

/** The production build on a free port with a fresh database, started once by e2e/start-app.ts; Debian's Chromium. */
export default defineConfig({
  testDir: "e2e",
  globalSetup: "./e2e/start-app.ts",
  outputDir: "test-results/e2e",
  workers: 1,
  forbidOnly: true,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  use: {
    baseURL: process.env.LADDERBOARD_E2E_URL,
    viewport: { width: 1440, height: 900 },
    trace: "retain-on-failure",
    // A colour on its way from one theme to the other has a contrast of its own.
    contextOptions: { reducedMotion: "reduce" },
    launchOptions: chromiumOptions,
  },
  projects: [
    { name: "sign-in", testMatch: "sign-in.setup.ts" },
    {
      name: "workbench",
      testMatch: "*.spec.ts",
      // It needs the trainer's Python, which `npm test` names where there is one.
      testIgnore: process.env.LADDERBOARD_TRAINER_PYTHON ? [] : ["ray.spec.ts"],
      dependencies: ["sign-in"],
      use: { storageState: "test-results/e2e-session.json" },
    },
  ],
});
