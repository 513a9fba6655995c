import { errorBody, httpStatus } from "@/lib/auth/http-error";
import { runTokenHash } from "@/lib/auth/run-tokens";
import { type Database, database, isDatabaseAway } from "@/lib/db";
import { LadderboardError } from "@/lib/errors";
import { isFinished } from "@/lib/runs/transitions";
import { runOfTokenHash, type TrainedRun } from "./called-run";

export type TrainerCall<Parameters = { runId: string }> = {
  readonly db: Database;
  readonly run: TrainedRun;
  readonly request: Request;
  readonly params: Parameters;
};

type Options = {
  /** Reading what the run was is allowed after its end; writing is not. */
  readonly afterEnd?: boolean;
  readonly errorResponse?: (error: LadderboardError) => Response;
};

/**
 * A route of the trainer's contract: only for the token of the run that the address names. That token opens nothing
 * else. Errors are `{ error: { code, message, fields, remedy } }` with the fitting status.
 */
export function trainerRoute<Parameters extends { runId?: string } = { runId: string }>(
  handler: (call: TrainerCall<Parameters>) => Promise<Response>,
  { afterEnd = false, errorResponse = contractError }: Options = {},
) {
  return async (request: Request, context: { params: Promise<Parameters> }): Promise<Response> => {
    try {
      const db = database();
      const params = await context.params;
      const run = await runOfCaller(db, request.headers, params.runId);
      if (!afterEnd && isFinished(run.status)) {
        throw new LadderboardError(
          "conflict",
          `The run has ${run.status}. Nothing is added to it any more.`,
          {
            remedy: "End the trainer.",
          },
        );
      }
      return await handler({ db, run, request, params });
    } catch (error) {
      if (error instanceof LadderboardError) return errorResponse(error);
      if (!isDatabaseAway(error)) throw error;
      return errorResponse(
        new LadderboardError("unavailable", "The database cannot be reached just now.", {
          remedy: "Try again in a moment.",
        }),
      );
    }
  };
}

async function runOfCaller(db: Database, headers: Headers, named: string | undefined): Promise<TrainedRun> {
  const tokenHash = runTokenHash(headers);
  const run = tokenHash && (await runOfTokenHash(db, tokenHash));
  if (!run) {
    throw new LadderboardError("unauthenticated", "This is not a valid token of a run.", {
      remedy:
        "Send the token that the run was launched with: `Authorization: Bearer lbrun_…`. It may have expired.",
    });
  }
  requireOwnRun(run.id, named);
  return run;
}

/** @throws LadderboardError forbidden for the id of another run */
export function requireOwnRun(own: string, named: string | undefined): void {
  if (named === undefined || named === own) return;
  throw new LadderboardError("forbidden", "This token is for another run.", {
    remedy: "A token opens the run it was made for and nothing else.",
  });
}

function contractError(error: LadderboardError): Response {
  const headers: HeadersInit = error.code === "rate-limited" ? { "Retry-After": "1" } : {};
  return Response.json(errorBody(error), { status: httpStatus[error.code], headers });
}
