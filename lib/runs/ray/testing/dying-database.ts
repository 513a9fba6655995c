import type { Database } from "@/lib/db";

export class Killed extends Error {
  override readonly name = "Killed";
}

/**
 * A database whose user dies at its `moment`-th call, and makes none after: what a worker leaves behind that was killed
 * there. `calls` says how many were made.
 */
export function dyingDatabase(db: Database, moment: number): { db: Database; calls: () => number } {
  let calls = 0;
  const counted = <T extends object>(target: T): T =>
    new Proxy(target, {
      get(owner, name) {
        const value = Reflect.get(owner, name) as unknown;
        if (typeof value === "function") {
          return (...words: unknown[]) => {
            if (++calls >= moment) throw new Killed(`Killed at call ${calls}.`);
            return Reflect.apply(value, owner, words);
          };
        }
        return typeof value === "object" && value !== null ? counted(value) : value;
      },
    });
  return { db: counted(db), calls: () => calls };
}
