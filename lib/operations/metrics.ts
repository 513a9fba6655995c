import type { Database } from "@/lib/db";

type Sample = { readonly labels: Readonly<Record<string, string>>; readonly value: number };
type Metric = { readonly name: string; readonly help: string; readonly samples: readonly Sample[] };

const started = Date.now();

/** How the installation is, in Prometheus' text format 0.0.4. Reads tallies and indexes alone: it may be asked every few seconds. */
export async function prometheusMetrics(db: Database): Promise<string> {
  const [runs, [oldest], problems, [alerts], [audit]] = await Promise.all([
    db.run.groupBy({ by: ["stage", "status"], _count: true }),
    db.$queryRaw<[{ seconds: number }]>`
      SELECT coalesce(extract(epoch FROM now() - min(queued_at)), 0)::float8 AS seconds FROM run WHERE status = 'queued'`,
    db.$queryRaw<{ state: string; problems: number }[]>`
      SELECT review_state::text AS state, sum(problems)::int AS problems FROM problem_tally GROUP BY 1`,
    db.$queryRaw<[{ open: number; waiting: number }]>`
      SELECT (count(*) FILTER (WHERE acknowledged_at IS NULL))::int AS open,
        (count(*) FILTER (WHERE post_next_at IS NOT NULL))::int AS waiting FROM alert`,
    db.$queryRaw<[{ entries: number }]>`SELECT coalesce(max(id), 0)::float8 AS entries FROM audit_entry`,
  ]);
  const one = (value: number): Sample[] => [{ labels: {}, value }];
  return render([
    {
      name: "ladderboard_runs",
      help: "Runs by stage and status.",
      samples: runs.map(({ stage, status, _count }) => ({ labels: { stage, status }, value: _count })),
    },
    {
      name: "ladderboard_queue_oldest_seconds",
      help: "How long the oldest waiting run has waited.",
      samples: one(oldest.seconds),
    },
    {
      name: "ladderboard_problems",
      help: "Problems by review state.",
      samples: problems.map(({ state, problems: value }) => ({ labels: { state }, value })),
    },
    { name: "ladderboard_alerts_open", help: "Alerts that nobody has seen to.", samples: one(alerts.open) },
    {
      name: "ladderboard_alerts_unposted",
      help: "Alerts that wait for their webhook.",
      samples: one(alerts.waiting),
    },
    { name: "ladderboard_audit_entries", help: "Entries of the audit log.", samples: one(audit.entries) },
    {
      name: "ladderboard_web_memory_bytes",
      help: "Resident memory of the web server.",
      samples: one(process.memoryUsage.rss()),
    },
    {
      name: "ladderboard_web_uptime_seconds",
      help: "How long the web server has run.",
      samples: one((Date.now() - started) / 1000),
    },
  ]);
}

/** All are gauges: what is counted may also go. */
function render(metrics: readonly Metric[]): string {
  return metrics
    .map(({ name, help, samples }) => {
      const lines = samples.map(({ labels, value }) => `${name}${labelText(labels)} ${value}`);
      return [`# HELP ${name} ${help}`, `# TYPE ${name} gauge`, ...lines].join("\n");
    })
    .join("\n")
    .concat("\n");
}

function labelText(labels: Readonly<Record<string, string>>): string {
  const parts = Object.entries(labels).map(([name, value]) => `${name}="${value.replace(/[\\"]/g, "\\$&")}"`);
  return parts.length === 0 ? "" : `{${parts.join(",")}}`;
}
