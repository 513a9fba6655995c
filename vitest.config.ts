import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const alias = { "@": fileURLToPath(new URL(".", import.meta.url)).replace(/\/$/, "") };

/** `unit` needs nothing; `database` gets a real PostgreSQL, one database a test file, from a migrated template; `start` boots the built application, `ray` trains on a real Ray head. */
export default defineConfig({
  test: {
    maxWorkers: 2,
    // The servers that tests start are on this machine.
    env: { LADDERBOARD_ALLOWED_ADDRESSES: "127.0.0.1" },
    projects: [
      {
        resolve: { alias },
        test: {
          name: "unit",
          include: ["lib/**/*.test.ts", "app/**/*.test.ts", "scripts/**/*.test.ts"],
          exclude: ["**/*.db.test.ts", "**/*.start.test.ts", "**/*.ray.test.ts"],
          testTimeout: 120_000,
        },
      },
      {
        resolve: { alias },
        test: {
          name: "database",
          include: ["lib/**/*.db.test.ts", "bin/**/*.db.test.ts"],
          globalSetup: ["lib/db/testing/global-setup.ts"],
          setupFiles: ["lib/db/testing/each-file.ts"],
          testTimeout: 120_000,
          hookTimeout: 60_000,
        },
      },
      {
        resolve: { alias },
        test: {
          name: "ray",
          include: ["lib/**/*.ray.test.ts"],
          globalSetup: ["lib/db/testing/global-setup.ts"],
          setupFiles: ["lib/db/testing/each-file.ts"],
          // Two heads that train at once would only wait for each other.
          fileParallelism: false,
          testTimeout: 240_000,
          hookTimeout: 240_000,
        },
      },
      {
        resolve: { alias },
        test: {
          name: "start",
          include: ["scripts/**/*.start.test.ts"],
          testTimeout: 240_000,
          hookTimeout: 240_000,
        },
      },
    ],
  },
});
