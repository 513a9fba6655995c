import { expect, it } from "vitest";
import { budgetPolicySchema, changeBudget } from "@/lib/accounting";
import { systemActor } from "@/lib/auth/actor";
import { database } from "@/lib/db";
import { createCurriculumRow, createProblemRow } from "@/lib/db/testing/fixtures";
import { decideRisk, launchRun } from "@/lib/runs";
import { llmCurriculum } from "@/lib/runs/ray/testing/llm-curriculum";
import { personWith } from "@/lib/runs/testing";
import { checkpointHistory, checkpointStatus, openCheckpoint, setSecondPerson, waitingRequests } from ".";

const db = database();

it("a checkpoint opens against its policy once a second administrator agrees, and never by the one who asked", async () => {
  const { id } = await createCurriculumRow(db);
  await createProblemRow(db, id, (await createProblemRow(db, id)).id);
  const [ada, bob, operator] = await Promise.all([
    personWith(db, "administrator"),
    personWith(db, "administrator"),
    personWith(db, "operator"),
  ]);
  await expect(setSecondPerson(db, operator, { curriculumId: id, asked: true })).rejects.toMatchObject({
    code: "forbidden",
  });
  await setSecondPerson(db, ada, { curriculumId: id, asked: true });
  expect(await openCheckpoint(db, ada, { curriculumId: id, reason: "A trial." })).toBe(false);
  expect((await checkpointStatus(db, id)).state).toBe("closed");
  await expect(setSecondPerson(db, ada, { curriculumId: id, asked: false })).rejects.toMatchObject({
    code: "conflict",
  });
  const [request] = await waitingRequests(db, id);
  const agree = { requestId: request!.id, agreed: true };
  await expect(decideRisk(db, ada, agree)).rejects.toMatchObject({ code: "forbidden" });
  await expect(decideRisk(db, operator, agree)).rejects.toMatchObject({ code: "forbidden" });
  await expect(decideRisk(db, systemActor("test"), agree)).rejects.toMatchObject({ code: "forbidden" });
  await expect(
    db.secondPersonRequest.update({
      where: { id: request!.id },
      data: { agreed: true, decidedById: ada.userId },
    }),
  ).rejects.toThrow(/second_person_is_another/);

  const both = await Promise.allSettled([decideRisk(db, bob, agree), decideRisk(db, bob, agree)]);
  expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  const status = await checkpointStatus(db, id);
  expect(status).toMatchObject({
    state: "open",
    openedBy: { name: ada.name, agreedBy: bob.name, reason: "A trial." },
  });
  const [opened] = await checkpointHistory(db, id);
  expect(opened).toMatchObject({
    action: "checkpoint.opened",
    by: { key: "checkpointPage.history.agreed", values: { asked: ada.name, agreed: bob.name } },
  });
  const actions = await db.auditEntry.findMany({
    where: { subject: `curriculum:${id}` },
    orderBy: { id: "asc" },
  });
  expect(actions.map(({ action }) => action)).toEqual([
    "curriculum.second-person-changed",
    "second-person.asked",
    "second-person.agreed",
    "checkpoint.opened",
  ]);
  expect(actions.at(-1)!.actor).toBe(`person:${bob.userId}`);
});

it("a launch above the budget waits for a second person, and is then the one that was asked for", async () => {
  const ray = { address: "http://127.0.0.1:9", token: "token" };
  const { modelId: _, ...launch } = await llmCurriculum(db, ray, "http://127.0.0.1:9");
  const [ada, operator, other] = await Promise.all([
    personWith(db, "administrator"),
    personWith(db, "operator"),
    personWith(db, "operator"),
  ]);
  const config = { baseModel: "tiny", gpus: 2, maximumHours: 3 };
  const input = { ...launch, id: crypto.randomUUID(), stage: "train" as const, config };
  const { curriculumId } = launch;
  await changeBudget(db, operator, curriculumId, budgetPolicySchema.parse({ gpuHoursPerRun: 5 }));
  await expect(launchRun(db, operator, input)).rejects.toMatchObject({ code: "invalid" });
  await setSecondPerson(db, ada, { curriculumId, asked: true });
  await expect(changeBudget(db, operator, curriculumId, budgetPolicySchema.parse({}))).rejects.toMatchObject({
    code: "forbidden",
  });
  for (let i = 0; i < 2; i++)
    await expect(launchRun(db, operator, input)).rejects.toMatchObject({ code: "conflict" });
  expect(await waitingRequests(db, curriculumId)).toHaveLength(1);
  await expect(decideRisk(db, operator, { requestId: input.id, agreed: true })).rejects.toMatchObject({
    code: "forbidden",
  });
  await decideRisk(db, other, { requestId: input.id, agreed: true });
  const run = await db.run.findUniqueOrThrow({ where: { id: input.id } });
  expect(run).toMatchObject({ requestedById: operator.userId, status: "queued", backend: "ray" });

  const refused = { ...input, id: crypto.randomUUID() };
  await expect(launchRun(db, operator, refused)).rejects.toMatchObject({ code: "conflict" });
  await decideRisk(db, other, { requestId: refused.id, agreed: false });
  await expect(launchRun(db, operator, refused)).rejects.toMatchObject({ code: "conflict" });
  expect(await db.run.findUnique({ where: { id: refused.id } })).toBeNull();
});
