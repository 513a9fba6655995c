/** Called by Next once, before the server answers: its own spans of requests then go where the environment says. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { startTraces } = await import("@/lib/operations/traces");
  const stop = await startTraces("ladderboard-web");
  process.once("SIGTERM", () => void stop());
}
