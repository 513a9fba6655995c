import { z } from "zod";
import { version } from "@/lib/version";
import { mlflowPaths } from "./mlflow/tracking";
import * as schemas from "./schemas";

type Operation = { summary: string; body?: z.ZodType; reply?: z.ZodType; stream?: string; errors: number[] };

const ofRun = "/api/trainer/runs/{runId}";
const operations: Readonly<Record<string, { method: "get" | "post" } & Operation>> = {
  [ofRun]: {
    method: "get",
    summary: "What the run is: its configuration, its problems, how they are put, where its weights start.",
    reply: schemas.runReply,
    errors: [401, 403],
  },
  [`${ofRun}/problems`]: {
    method: "get",
    summary:
      "The run's problems, one JSON a line. `after` is the last position a reader has; the last line holds the number and the hash of them all.",
    stream: "ProblemLine, and at the end EndLine",
    errors: [400, 401, 403],
  },
  [`${ofRun}/rewards`]: {
    method: "post",
    summary:
      "Judges a batch of answers. The same batch again gets the same verdicts. 429: wait, then send it again.",
    body: schemas.rewardRequest,
    reply: schemas.rewardReply,
    errors: [400, 401, 403, 409, 429, 503],
  },
  [`${ofRun}/parents`]: {
    method: "get",
    summary: "Of a generate run: the problems whose variants are wanted next, each with its prompts.",
    reply: schemas.parentsReply,
    errors: [401, 403, 409],
  },
  [`${ofRun}/variants`]: {
    method: "post",
    summary: "Takes the replies to a parent's prompts. What they hold is read, compared and counted once.",
    body: schemas.variantsRequest,
    reply: schemas.variantsReply,
    errors: [400, 401, 403, 409],
  },
  [`${ofRun}/heartbeat`]: {
    method: "post",
    summary: "Says that the trainer lives. The reply says whether it is cancelled. Send it each step.",
    body: schemas.heartbeatRequest,
    reply: schemas.heartbeatReply,
    errors: [400, 401, 403, 409],
  },
  [`${ofRun}/checkpoints`]: {
    method: "post",
    summary: "Registers stored weights as a version of the model.",
    body: schemas.checkpointRequest,
    reply: schemas.checkpointReply,
    errors: [400, 401, 403, 409],
  },
};

/** The contract as OpenAPI 3.1, printed from the schemas that its routes read with. */
export function openApiDocument() {
  return {
    openapi: "3.1.0",
    info: {
      title: "Ladderboard, the trainer's contract",
      version,
      description:
        "A token is for one run, expires and opens nothing else. Metrics, parameters and tags come in through MLflow's tracking API: set MLFLOW_TRACKING_URI to Ladderboard's address and MLFLOW_TRACKING_TOKEN to the run's token.",
    },
    security: [{ runToken: [] }],
    paths: {
      ...Object.fromEntries(
        Object.entries(operations).map(([path, { method, ...one }]) => [
          path,
          { [method]: operation(path, one) },
        ]),
      ),
      ...Object.fromEntries(mlflowPaths.map(mlflowPath)),
    },
    components: {
      securitySchemes: { runToken: { type: "http", scheme: "bearer" } },
      schemas: {
        ProblemLine: jsonSchema(schemas.problemLine, "output"),
        EndLine: jsonSchema(schemas.endLine, "output"),
      },
    },
  };
}

function operation(path: string, { summary, body, reply, stream, errors }: Operation) {
  const json = (schema: object) => ({ "application/json": { schema } });
  const content = stream
    ? { "application/jsonl": { schema: { type: "string", description: stream } } }
    : json(reply ? jsonSchema(reply, "output") : {});
  return {
    summary,
    parameters: [
      { name: "runId", in: "path", required: true, schema: { type: "string" } },
      ...(path.endsWith("/problems")
        ? [{ name: "after", in: "query", schema: { type: "integer", minimum: -1, default: -1 } }]
        : []),
    ],
    ...(body ? { requestBody: { required: true, content: json(jsonSchema(body, "input")) } } : {}),
    responses: {
      200: { description: "Done.", content },
      ...Object.fromEntries(
        errors.map((status) => [status, { description: "{ error: { code, message, fields, remedy } }" }]),
      ),
    },
  };
}

function mlflowPath(endpoint: string): [string, object] {
  const [method = "", path = ""] = endpoint.split(" ");
  const summary = `As MLflow's tracking API has it: ${path}`;
  return [
    `/api/2.0/mlflow/${path}`,
    { [method.toLowerCase()]: { summary, responses: { 200: { description: "As MLflow's." } } } },
  ];
}

function jsonSchema(schema: z.ZodType, io: "input" | "output"): object {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io });
  return rest;
}
