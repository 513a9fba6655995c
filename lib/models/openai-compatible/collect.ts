import { ModelError } from "../errors";
import { addUsage, noUsage, type Usage } from "../model";

export type Collected<T> = {
  readonly done: readonly T[];
  readonly failures: readonly ModelError[];
  readonly usage: Usage;
};

/** Failures that the next request would meet as well, so that there is no use in making it. */
const hopeless = new Set(["unauthorised", "unknown-model", "not-a-model-server", "unreachable", "cancelled"]);

/**
 * Does `work` on every item, `concurrency` at a time, and keeps what succeeded in the order of the items.
 * @throws ModelError the first failure, where nothing succeeded.
 */
export async function collect<Item, T>(
  items: readonly Item[],
  concurrency: number,
  work: (item: Item) => Promise<{ readonly value: T; readonly usage: Usage }>,
): Promise<Collected<T>> {
  const results = new Map<number, T>();
  const failures: ModelError[] = [];
  let usage = noUsage;
  let next = 0;
  const isHopeless = (): boolean => failures.some((failure) => hopeless.has(failure.code));
  const workUntilDone = async (): Promise<void> => {
    while (next < items.length && !isHopeless()) {
      const index = next++;
      try {
        const one = await work(items[index]!);
        results.set(index, one.value);
        usage = addUsage(usage, one.usage);
      } catch (problem) {
        if (!(problem instanceof ModelError)) throw problem;
        failures.push(problem);
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(concurrency, items.length) }, workUntilDone));
  const [firstFailure] = failures;
  if (results.size === 0 && firstFailure !== undefined) throw firstFailure;
  const done = [...results].sort(([a], [b]) => a - b).map(([, value]) => value);
  return { done, failures, usage };
}
