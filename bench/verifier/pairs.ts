import { readFileSync } from "node:fs";

/** An integrand with an answer that is known to be right or wrong (bench/data/README.md). */
export type Pair = {
  readonly id: string;
  readonly integrand: string;
  readonly antiderivative: string;
  readonly correct: boolean;
};
export const readPairs = (file: string): Pair[] =>
  readFileSync(file, "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Pair);

/** What a method said of each pair: yes, no, or that it cannot tell. */
export type Said = "right" | "wrong" | "cannot tell";
export type Row = {
  readonly method: string;
  readonly said: readonly Said[];
  readonly pairs: readonly Pair[];
  /** Seconds of processor time, or of wall-clock time where another process did the work. */
  readonly seconds: number;
};

export function tableOf(rows: readonly Row[]): string {
  const head = ["method", "pairs", "false accepts", "false rejects", "right, undecided", "checks/s"];
  const body = rows.map(({ method, said, pairs, seconds }) => {
    const count = (correct: boolean, what: Said) =>
      pairs.filter((pair, k) => pair.correct === correct && said[k] === what).length;
    const right = pairs.filter(({ correct }) => correct).length;
    const share = (n: number) => `${n} of ${right} (${((100 * n) / Math.max(1, right)).toFixed(2)} %)`;
    const accepts = `${count(false, "right")} of ${pairs.length - right}`;
    const speed = pairs.length / seconds;
    return [
      method,
      String(pairs.length),
      accepts,
      share(count(true, "wrong")),
      share(count(true, "cannot tell")),
      speed < 100 ? speed.toFixed(1) : Math.round(speed).toLocaleString("en"),
    ];
  });
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...body.map(line)].join("\n");
}
