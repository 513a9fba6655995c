/** A bound on memory; beyond it the keys that were asked for longest ago are forgotten first. */
const maximumKeys = 10_000;

/** Counts what happened under a key within a stretch of time that ends now. In this process's memory: a restart forgets. */
export class RollingWindow {
  private readonly times = new Map<string, number[]>();

  /** Counts one more under the key, or says in how many seconds one more may be counted; null: it was. */
  take(key: string, rule: { seconds: number; most: number }, now = Date.now()): number | null {
    const begin = now - 1000 * rule.seconds;
    const recent = (this.times.get(key) ?? []).filter((at) => at > begin);
    const freed = recent.at(-rule.most);
    if (freed !== undefined) return Math.ceil((freed - begin) / 1000);
    this.times.delete(key);
    this.times.set(key, [...recent, now]);
    const oldest = this.times.keys().next().value;
    if (this.times.size > maximumKeys && oldest !== undefined) this.times.delete(oldest);
    return null;
  }

  forget(key: string): void {
    this.times.delete(key);
  }
}
