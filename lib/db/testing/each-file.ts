import { afterAll } from "vitest";
import { createTestDatabase } from ".";

// Each test file has a database of its own; code that asks for `database()` finds it too.
const { url, dispose } = await createTestDatabase();
await dispose();
process.env.DATABASE_URL = url;

const shared = globalThis as { ladderboardDatabase?: { $disconnect(): Promise<void> } };
afterAll(() => shared.ladderboardDatabase?.$disconnect());
