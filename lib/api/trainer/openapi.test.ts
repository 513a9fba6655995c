import { readdirSync } from "node:fs";
import { expect, it } from "vitest";
import { openApiDocument } from "./openapi";

const document = JSON.parse(JSON.stringify(openApiDocument()));

it("has every route of the contract and no other", () => {
  const routes = (readdirSync("app/api/trainer/runs", { recursive: true }) as string[])
    .filter((path) => path.endsWith("route.ts"))
    .map((path) => `/api/trainer/runs/${path}`.replace("/route.ts", "").replace("[runId]", "{runId}"));
  const paths = Object.keys(document.paths).filter((path) => !path.startsWith("/api/2.0/mlflow/"));
  expect(paths.sort()).toEqual(routes.sort());
  expect(document.paths["/api/2.0/mlflow/runs/log-batch"]).toHaveProperty("post");
});

it("says what the routes read: fields, bounds and defaults", () => {
  const rewards = document.paths["/api/trainer/runs/{runId}/rewards"].post;
  const body = rewards.requestBody.content["application/json"].schema;
  expect(body.required).toEqual(["batchId", "step", "answers"]);
  expect(body.properties.answers).toMatchObject({ minItems: 1, maxItems: 1_024 });
  expect(body.properties.deadlineMs).toMatchObject({ default: 20_000 });
  expect(Object.keys(rewards.responses)).toEqual(expect.arrayContaining(["200", "409", "429"]));
});
