import { randomUUID } from "node:crypto";
import { recordAudit } from "@/lib/audit";
import { systemActor } from "@/lib/auth/actor";
import type { Database } from "@/lib/db";
import { changeQueuePolicy, decide, type Handout, undoDecision } from "@/lib/review";
import { type Row, rowOf, timed } from "./measure";
import { idOf } from "./seed";
import { type Server, withServer } from "./server";

const bound = 100;
/** Half a million problems, of which three in five wait. */
const curriculumId = idOf("curriculum", 0);
/** A desk holds eight problems; fifty is the most that is handed out at a time. */
const held = 8;
const most = 50;
const times = { times: 40, warmUp: 5 };

/** What the reviewer's desk asks of the server, over HTTP from the production build. */
export async function reviewRows(db: Database, databaseUrl: string): Promise<Row[]> {
  return withServer(db, databaseUrl, async (server) => {
    const rows: Row[] = [];
    for (const queue of ["uncertain", "sample", "all"] as const) {
      // The sample is drawn by the seed: drawing it is no part of handing it out.
      await db.curriculum.update({ where: { id: curriculumId }, data: { queuePolicy: { queue } } });
      await forget(db);
      const name = `hand out ${held} problems, queue “${queue}”`;
      rows.push(await timed(name, bound, () => handOut(server, held)));
      rows.push(
        await timed(`${name}, to a person with none`, bound, async () => {
          await handOut(server, held);
          await forget(db);
        }),
      );
    }
    await changeQueuePolicy(db, systemActor("bench"), curriculumId, { queue: "all" });
    rows.push(...(await decisionRows(server)));
    const problemId = idOf("problem", 123_456);
    rows.push(
      await timed("evidence on a problem", bound, () => ask(server, "problems.evidence", { problemId })),
      await timed("36 problems that are alike", bound, () =>
        send(server, "review.similar", { problemId, kind: "alike", wanted: 36 }),
      ),
      await timed("12 pairs to compare", bound, () =>
        ask(server, "review.pairs", { curriculumId, wanted: 12 }),
      ),
      await timed("the desk's page, all curricula", bound, () => server.ask("/review")),
      await timed("the desk's page of 500,000 problems", bound, () =>
        server.ask(`/curricula/${curriculumId}/review`),
      ),
    );
    await forget(db);
    rows.push(...(await auditRows(db)));
    return rows;
  });
}

/** What a decision's entry in the audit log takes of it, in the process: at most a twentieth. */
async function auditRows(db: Database): Promise<Row[]> {
  const reviewer = await db.user.findFirstOrThrow({ where: { role: "reviewer" } });
  const actor = { kind: "person", userId: reviewer.id, name: reviewer.name, role: "reviewer" } as const;
  const waiting = await db.problem.findMany({
    where: { curriculumId, reviewState: "pending" },
    orderBy: { id: "desc" },
    take: 50,
    select: { id: true },
  });
  const [decisions, entries]: [number[], number[]] = [[], []];
  for (const { id: problemId } of waiting) {
    const started = performance.now();
    await decide(db, actor, { problemId, decision: "approve" });
    decisions.push(performance.now() - started);
    await db.$transaction(async (tx) => {
      const begun = performance.now();
      await recordAudit(tx, {
        actor,
        action: "problem.reviewed",
        subject: `problem:${problemId}`,
        changes: { decision: "approve" },
      });
      entries.push(performance.now() - begun);
    });
    await undoDecision(db, actor, { problemId });
  }
  const decision = rowOf("a decision, in the process", bound, decisions);
  return [decision, rowOf("its entry in the audit log", decision.msP50 / 20, entries)];
}

/** Each decision and each undo is on another problem, as a person makes them. */
async function decisionRows(server: Server): Promise<Row[]> {
  const { items } = await handOut(server, most);
  const waiting = items.map(({ problemId }) => problemId);
  const decided: string[] = [];
  const decision = await timed(
    "a decision",
    bound,
    async () => {
      const problemId = waiting.pop()!;
      decided.push(problemId);
      const command = { kind: "decide", id: randomUUID(), problemId, decision: "approve", fromQueue: true };
      await send(server, "review.send", command);
    },
    times,
  );
  const undo = await timed(
    "an undo",
    bound,
    () => send(server, "review.send", { kind: "undo", id: randomUUID(), problemId: decided.pop()! }),
    times,
  );
  return [decision, undo];
}

const send = (server: Server, procedure: string, input: object) =>
  server.ask(`/api/trpc/${procedure}`, input);
const ask = (server: Server, procedure: string, input: object) =>
  server.ask(`/api/trpc/${procedure}?input=${encodeURIComponent(JSON.stringify({ json: input }))}`);

async function handOut(server: Server, wanted: number): Promise<Handout> {
  const answer = JSON.parse(await send(server, "review.handOut", { curriculumId, wanted }));
  return answer.result.data.json;
}

async function forget(db: Database): Promise<void> {
  await db.reservation.deleteMany();
}
