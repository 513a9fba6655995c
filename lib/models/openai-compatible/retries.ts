import { ModelError } from "../errors";
import type { OpenAiCompatibleConfig } from "./config";

type Patience = Pick<
  OpenAiCompatibleConfig,
  "requestTimeoutSeconds" | "maxRetries" | "firstBackoffSeconds" | "longestBackoffSeconds"
>;

/**
 * Runs `ask` until it succeeds, fails for good or has been retried often enough. Waits twice as long each time, or as
 * long as the server said, at most `longestBackoffSeconds`. Each try has its own time limit.
 */
export async function withRetries<T>(
  patience: Patience,
  cancel: AbortSignal | undefined,
  ask: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  for (let retry = 0; ; retry++) {
    try {
      return await withinTime(patience.requestTimeoutSeconds, cancel, ask);
    } catch (problem) {
      if (!(problem instanceof ModelError) || !problem.isTransient || retry >= patience.maxRetries)
        throw problem;
      const backoff = problem.retryAfterSeconds ?? patience.firstBackoffSeconds * 2 ** retry;
      await pause(Math.min(backoff, patience.longestBackoffSeconds), cancel);
    }
  }
}

async function withinTime<T>(
  seconds: number,
  cancel: AbortSignal | undefined,
  ask: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  if (cancel?.aborted) throw cancelled();
  const limit = AbortSignal.timeout(Math.ceil(seconds * 1000));
  const signal = cancel === undefined ? limit : AbortSignal.any([limit, cancel]);
  try {
    return await ask(signal);
  } catch (problem) {
    // Whatever an aborted request threw, the reason for the abort is what happened.
    if (cancel?.aborted) throw cancelled();
    if (limit.aborted)
      throw new ModelError("timed-out", { key: "modelErrors.timedOut", values: { seconds } }, null, {
        cause: problem,
      });
    throw problem;
  }
}

const cancelled = () => new ModelError("cancelled", { key: "modelErrors.cancelled" });

function pause(seconds: number, cancel: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      clearTimeout(timer);
      reject(cancelled());
    };
    const timer = setTimeout(() => {
      cancel?.removeEventListener("abort", stop);
      resolve();
    }, seconds * 1000);
    if (cancel?.aborted) stop();
    else cancel?.addEventListener("abort", stop, { once: true });
  });
}
