import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Every TypeScript file under app/, with its text: what a walk over pages, routes and actions goes through. */
export const appSources = (readdirSync("app", { recursive: true }) as string[])
  .map((path) => join("app", path))
  .filter((path) => /\.tsx?$/.test(path))
  .map((path) => ({ path, text: readFileSync(path, "utf8") }));

export const loadSource = (path: string) =>
  import(/* @vite-ignore */ join(process.cwd(), path)) as Promise<Record<string, unknown>>;
