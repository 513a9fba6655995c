import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { systemActor } from "@/lib/auth/actor";
import { database, databaseUrl } from "@/lib/db";
import { launchRun } from "@/lib/runs";
import { smallCurriculum, spawnWorker, untilFinished } from "@/lib/runs/testing";
import { seedBundled } from "@/prisma/seed";

type Sent = {
  resourceSpans: {
    resource: { attributes: { key: string; value: { stringValue?: string } }[] };
    scopeSpans: { spans: Span[] }[];
  }[];
};
type Span = { name: string; traceId: string; spanId: string; parentSpanId?: string };

const received: Sent[] = [];
let collector: Server;

beforeAll(async () => {
  collector = createServer(async (asked, reply) => {
    const parts: Buffer[] = [];
    for await (const part of asked) parts.push(part as Buffer);
    received.push(JSON.parse(Buffer.concat(parts).toString()));
    reply.writeHead(200, { "content-type": "application/json" }).end("{}");
  });
  await new Promise<void>((resolve) => collector.listen(0, "127.0.0.1", resolve));
});
afterAll(() => {
  collector.close();
});

test("a worker sends its runs and their units as traces to the collector that the environment names", async () => {
  const db = database();
  await seedBundled(db);
  const { id: curriculumId } = await smallCurriculum(db, "Traced");
  const { id: modelVersionId } = await db.modelVersion.findFirstOrThrow();
  process.env.OTEL_EXPORTER_OTLP_ENDPOINT = `http://127.0.0.1:${(collector.address() as AddressInfo).port}`;
  const { child, ended } = spawnWorker(databaseUrl());
  const run = await launchRun(db, systemActor("test"), {
    stage: "verify",
    curriculumId,
    modelVersionId,
    config: { samplesPerProblem: 1 },
  });
  await untilFinished(db, run.id);
  child.kill("SIGTERM");
  await ended;

  const spans = received.flatMap(({ resourceSpans }) =>
    resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap((scope) => scope.spans)),
  );
  const [whole] = spans.filter(({ name }) => name === "run");
  const units = spans.filter(({ name }) => name === "unit");
  expect(units).toHaveLength(5);
  for (const unit of units)
    expect(unit).toMatchObject({ traceId: whole?.traceId, parentSpanId: whole?.spanId });
  const from = received[0]?.resourceSpans[0]?.resource.attributes;
  expect(from).toContainEqual({ key: "service.name", value: { stringValue: "ladderboard-worker" } });
});
