import type { Messages } from "@/lib/language/messages";

export type MetricChart = {
  readonly chart: keyof Messages["runProgress"]["charts"];
  readonly names: (name: string) => boolean;
  readonly format: "number" | "percent";
};

/** What verl calls what TRL has another name for. */
const verlNames: Readonly<Record<string, string>> = {
  "critic/rewards/mean": "reward",
  "critic/score/mean": "reward",
  "actor/kl_loss": "kl",
  "actor/entropy": "entropy",
  "actor/entropy_loss": "entropy",
  "actor/grad_norm": "grad_norm",
  "actor/pg_clipfrac": "clip_ratio/region_mean",
  "response_length/mean": "completions/mean_length",
};
/** A metric of any trainer under the name that TRL has for it. */
export const trlName = (name: string): string => verlNames[name] ?? name;

/** The metrics of a training run under TRL's names, in the order in which one reads them. */
export const metricCharts: readonly MetricChart[] = [
  { chart: "levels", names: (name) => name.startsWith("solve_rate/level_"), format: "percent" },
  {
    chart: "reward",
    names: (name) => name === "reward" || name === "reward_std",
    format: "number",
  },
  {
    chart: "verdicts",
    names: (name) => /^verdicts\/(verified|refuted|undecided)$/.test(name),
    format: "percent",
  },
  { chart: "noSignal", names: (name) => name === "frac_reward_zero_std", format: "percent" },
  { chart: "entropy", names: (name) => name === "entropy", format: "number" },
  { chart: "kl", names: (name) => name === "kl", format: "number" },
  {
    chart: "length",
    names: (name) => /^completions\/mean_(terminated_)?length$/.test(name),
    format: "number",
  },
  {
    chart: "clipped",
    names: (name) => name === "completions/clipped_ratio",
    format: "percent",
  },
  { chart: "loss", names: (name) => name === "loss", format: "number" },
  {
    chart: "stepTime",
    names: (name) => name === "step_time" || name === "verdicts/seconds",
    format: "number",
  },
  {
    chart: "memory",
    names: (name) => /^system\/(gpu\d+_)?memory_gb$/.test(name),
    format: "number",
  },
  { chart: "gradient", names: (name) => name === "grad_norm", format: "number" },
  {
    chart: "pruned",
    names: (name) => name === "pruning/rollouts_saved",
    format: "number",
  },
  { chart: "clipRatio", names: (name) => name.startsWith("clip_ratio/"), format: "percent" },
];
