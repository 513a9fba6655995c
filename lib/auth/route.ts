import { database } from "@/lib/db";
import { LadderboardError } from "@/lib/errors";
import { languageOf } from "@/lib/language/languages";
import { translateTo } from "@/lib/language/translate";
import type { Actor } from "./actor";
import { authorize } from "./authorize";
import { errorBody, httpStatus } from "./http-error";
import { requireEntry } from "./membership";
import type { Permission } from "./permissions";

type RouteContext<Parameters> = { params: Promise<Parameters> };

/**
 * A route handler that only runs for callers with the permission, by session cookie or API token, who may enter the curriculum
 * that its parameters name. Errors meant for
 * people become `{ error: { code, message, fields, remedy } }` with the fitting status, in the language that the request asks for.
 */
export function route<Parameters = Record<string, string>>(
  permission: Permission,
  handler: (call: { actor: Actor; request: Request; params: Parameters }) => Promise<Response>,
) {
  return async (request: Request, context: RouteContext<Parameters>): Promise<Response> => {
    try {
      const changes = request.method !== "GET" && request.method !== "HEAD";
      const actor = await authorize({ headers: request.headers, permission, changes });
      const params = await context.params;
      await requireEntry(database(), actor, params);
      return await handler({ actor, request, params });
    } catch (error) {
      if (!(error instanceof LadderboardError)) throw error;
      const translate = translateTo(languageOf(request.headers));
      return Response.json(errorBody(error, translate), { status: httpStatus[error.code] });
    }
  };
}
