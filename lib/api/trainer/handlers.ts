import { registerCheckpoint } from "./checkpoints";
import { parentsInTurn, takeVariants } from "./generation";
import { heartbeat } from "./heartbeat";
import { mlflowError } from "./mlflow/error-response";
import { trackingAnswer } from "./mlflow/tracking";
import { problemStream } from "./problems";
import { parseInput, readBody } from "./read-body";
import { readRun } from "./read-run";
import { rewardBatch } from "./rewards";
import {
  checkpointRequest,
  heartbeatRequest,
  problemsQuery,
  rewardRequest,
  variantsRequest,
} from "./schemas";
import type { TrainerCall } from "./trainer-route";

/** What the contract's routes do, each called by trainerRoute() with the run of the token. */

export const readRunHandler = async ({ db, run }: TrainerCall) => Response.json(await readRun(db, run));

export async function problemsHandler({ db, run, request }: TrainerCall): Promise<Response> {
  const { after } = parseInput(problemsQuery, Object.fromEntries(new URL(request.url).searchParams));
  return new Response(problemStream(db, run, after), {
    headers: { "Content-Type": "application/jsonl; charset=utf-8", "Cache-Control": "no-store" },
  });
}

export const parentsHandler = async ({ db, run }: TrainerCall) => Response.json(await parentsInTurn(db, run));

export const variantsHandler = async ({ db, run, request }: TrainerCall) =>
  Response.json(await takeVariants(db, run, await readBody(request, variantsRequest)));

export const rewardsHandler = async ({ db, run, request }: TrainerCall) =>
  Response.json(await rewardBatch(db, run, await readBody(request, rewardRequest)));

export const heartbeatHandler = async ({ db, run, request }: TrainerCall) =>
  Response.json(await heartbeat(db, run, await readBody(request, heartbeatRequest)));

export const checkpointsHandler = async ({ db, run, request }: TrainerCall) =>
  Response.json(await registerCheckpoint(db, run, await readBody(request, checkpointRequest)));

export type MlflowParameters = { path: string[]; runId?: string };
export const mlflowHandler = async ({ db, run, request, params }: TrainerCall<MlflowParameters>) =>
  Response.json(await trackingAnswer(db, run, request, params.path.join("/")));

/** Reading what a run was is allowed after its end. */
export const reading = { afterEnd: true };
export const mlflowOptions = { afterEnd: true, errorResponse: mlflowError };
