/** Called by Next once, before the server answers: its own spans of requests then go where the environment says. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { startTraces } = await import("@/lib/operations/traces");
  const stop = await startTraces("ladderboard-web");
  if (!stop) return;
  // Next ends the process as soon as its server is closed: what waits to be sent goes first.
  for (const signal of ["SIGTERM", "SIGINT"] as const)
    process.once(signal, () => {
      const exit = process.exit.bind(process);
      process.exit = ((code) => void stop().finally(() => exit(code))) as typeof process.exit;
    });
}
