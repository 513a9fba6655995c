import { readFileSync } from "node:fs";
import { verifyAntiderivative } from "@/lib/domains/integration/verifier";

const rows = readFileSync(process.argv[2] ?? "/work/shared/data/integrals_dev.jsonl", "utf8")
  .trim()
  .split("\n")
  .map((l) => JSON.parse(l));
const seed = process.argv[3] ?? "s1";
const show = process.argv[4] ?? "";
for (let round = 0; round < 3; round++) {
  const t = process.hrtime.bigint();
  const c: any = {};
  const times: number[] = [];
  for (const r of rows) {
    const t0 = process.hrtime.bigint();
    const v = verifyAntiderivative(r.integrand, r.antiderivative, seed + round);
    times.push(Number(process.hrtime.bigint() - t0) / 1e3);
    const k = (r.correct ? "right " : "wrong ") + v.kind + (v.kind === "undecided" ? " " + v.reason : "");
    c[k] = (c[k] ?? 0) + 1;
    if (
      show &&
      round === 0 &&
      ((r.correct && v.kind !== "verified") ||
        (!r.correct && v.kind === "verified") ||
        (show === "all" && !r.correct && v.kind !== "refuted"))
    )
      console.log(
        k,
        r.kind ?? "",
        r.id,
        "|",
        r.integrand,
        "|",
        r.antiderivative,
        "|",
        v.explanation,
        r.counterexample ?? "",
      );
  }
  const s = Number(process.hrtime.bigint() - t) / 1e9;
  times.sort((a, b) => a - b);
  console.log(
    c,
    Math.round(rows.length / s) + "/s p50",
    times[times.length >> 1],
    "p99",
    times[Math.floor(times.length * 0.99)],
    "max",
    times.at(-1),
  );
}
