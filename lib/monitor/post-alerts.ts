import { type Database, Prisma } from "@/lib/db";
import { LadderboardError, wholeText } from "@/lib/errors";
import { inEnglish } from "@/lib/language/in-english";
import { type Language, languages } from "@/lib/language/languages";
import { translateTo } from "@/lib/language/translate";
import { say, type Text } from "@/lib/language/words";
import { outgoingFetch } from "@/lib/outgoing";
import { alertSays } from "./alert-texts";
import { monitorPolicySchema } from "./monitor-policy";

const answerWithinMs = 10_000;
/** After so many failures an alert is only shown in the app. */
const mostAttempts = 8;
/** While one worker posts, no other does: longer than an answer may take. */
const claimSeconds = 60;

type Due = {
  id: string;
  kind: string;
  message: string;
  figure: number;
  threshold: number;
  raisedAt: Date;
  runId: string;
  attempts: number;
  curriculumId: string;
  curriculum: string;
  policy: unknown;
};

/**
 * Posts each alert that is due to its curriculum's webhook, as JSON. A failure is tried again after 1, 2, 4 … minutes. The
 * same alert may arrive twice where an answer was lost: its `id` tells. An address that may not be called is not tried again. Returns how many were taken.
 */
export async function postAlerts(db: Database): Promise<number> {
  const due = await db.$queryRaw<Due[]>`
    UPDATE alert SET post_next_at = now() + make_interval(secs => ${claimSeconds}), post_attempts = post_attempts + 1
    FROM curriculum
    WHERE curriculum.id = alert.curriculum_id AND alert.id IN (
      SELECT id FROM alert WHERE post_next_at <= now() ORDER BY post_next_at LIMIT 20 FOR UPDATE SKIP LOCKED)
    RETURNING alert.id, kind, message, figure, threshold, raised_at AS "raisedAt", run_id AS "runId",
      post_attempts AS attempts, curriculum.id AS "curriculumId", curriculum.name AS curriculum, monitor_policy AS policy`;
  const taken = await Promise.all(due.map((alert) => postOne(db, alert)));
  return taken.filter(Boolean).length;
}

async function postOne(db: Database, { policy, ...alert }: Due): Promise<boolean> {
  const { webhookUrl } = monitorPolicySchema.parse(policy);
  const where = { id: alert.id };
  // Whoever emptied the address wants none of those that wait either.
  if (!webhookUrl) {
    await db.alert.updateMany({ where, data: { postNextAt: null } });
    return false;
  }
  const failure = await send(webhookUrl, alert);
  if (failure === null) {
    await db.alert.updateMany({ where, data: { postedAt: new Date(), postNextAt: null, postError: null } });
    return true;
  }
  const minutes = 2 ** (alert.attempts - 1);
  const again = !failure.final && alert.attempts < mostAttempts;
  await db.$executeRaw`
    UPDATE alert SET post_error = ${inEnglish(failure.says)}, post_next_at =
      ${again ? Prisma.sql`now() + make_interval(mins => ${minutes})` : Prisma.sql`NULL`}
    WHERE id = ${alert.id}`;
  return false;
}

/** Why an alert was not taken; `final` where another try would end alike. */
type Failure = { readonly says: Text; readonly final: boolean };

/** Null where the receiver took it, else why not. */
async function send(url: string, alert: Omit<Due, "policy">): Promise<Failure | null> {
  const { id, kind, message, figure, threshold, raisedAt, runId, curriculumId, curriculum } = alert;
  const said = (language: Language) => `${curriculum}: ${say(translateTo(language), alertSays(message))}`;
  const body = {
    event: "alert.raised",
    id,
    kind,
    text: said("en"),
    texts: Object.fromEntries(languages.map((language) => [language, said(language)])),
    figure,
    threshold,
    raisedAt: raisedAt.toISOString(),
    runId,
    curriculum: { id: curriculumId, name: curriculum },
  };
  const signal = AbortSignal.timeout(answerWithinMs);
  try {
    const answer = await outgoingFetch(url, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
      signal,
    });
    await answer.body?.cancel();
    if (answer.ok) return null;
    return passing({ key: "monitor.alerts.postErrors.answered", values: { status: answer.status } });
  } catch (error) {
    if (error instanceof LadderboardError) return { says: wholeText(error), final: true };
    if (signal.aborted) return passing({ key: "monitor.alerts.postErrors.silent" });
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    if (code === "") return passing({ key: "monitor.alerts.postErrors.unreachable" });
    return passing({ key: "monitor.alerts.postErrors.unreachableCode", values: { code } });
  }
}

const passing = (says: Text): Failure => ({ says, final: false });
