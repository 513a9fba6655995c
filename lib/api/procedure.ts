import { initTRPC, TRPCError } from "@trpc/server";
import superjson from "superjson";
import { z } from "zod";
import { authorize } from "@/lib/auth/authorize";
import { fieldMessages } from "@/lib/auth/input-messages";
import { requireEntry } from "@/lib/auth/membership";
import type { Permission } from "@/lib/auth/permissions";
import { type ErrorCode, LadderboardError } from "@/lib/errors";
import { languageOf } from "@/lib/language/languages";
import { translateTo } from "@/lib/language/translate";
import { say, type Translate } from "@/lib/language/words";
import type { ApiContext } from "./context";

type Meta = { permission: Permission };

const trpc = initTRPC
  .context<ApiContext>()
  .meta<Meta>()
  .create({
    transformer: superjson,
    sse: { ping: { enabled: true, intervalMs: 15_000 }, client: { reconnectAfterInactivityMs: 40_000 } },
    /** Adds what a person may read, in their language; hides the text of anything unexpected, which may hold what only the log should. */
    errorFormatter({ shape, error, ctx }) {
      const translate = translateTo(ctx ? languageOf(ctx.headers) : "en");
      const known = spoken(error.cause, translate);
      const unexpected = !known && error.code === "INTERNAL_SERVER_ERROR";
      return {
        ...shape,
        message: known?.message ?? (unexpected ? translate("errors.failedOnServer") : shape.message),
        data: {
          code: shape.data.code,
          httpStatus: shape.data.httpStatus,
          path: shape.data.path,
          reason: known?.code ?? null,
          fields: known?.fields ?? [],
          remedy: known?.remedy ?? null,
        },
      };
    },
  });

export const router = trpc.router;
export const createCaller = trpc.createCallerFactory;

/** Every procedure is one of these: none runs before its caller was let through with the permission it names, and into the curriculum it is asked about. */
export function procedure(permission: Permission) {
  return trpc.procedure.meta({ permission }).use(async ({ ctx, next, type, getRawInput }) => {
    const asked = { headers: ctx.headers, permission, changes: type === "mutation" };
    const actor = await authorize(asked, ctx.db).catch(rethrowAsTrpc);
    await requireEntry(ctx.db, actor, await getRawInput()).catch(rethrowAsTrpc);
    const result = await next({ ctx: { ...ctx, actor } });
    if (!result.ok && result.error.cause instanceof LadderboardError) throw asTrpc(result.error.cause);
    return result;
  });
}

function rethrowAsTrpc(error: unknown): never {
  throw error instanceof LadderboardError ? asTrpc(error) : error;
}

export function asTrpc(error: LadderboardError): TRPCError {
  return new TRPCError({ code: trpcCode[error.code], message: error.message, cause: error });
}

const trpcCode = {
  invalid: "BAD_REQUEST",
  "not-found": "NOT_FOUND",
  forbidden: "FORBIDDEN",
  conflict: "CONFLICT",
  "checkpoint-closed": "PRECONDITION_FAILED",
  unauthenticated: "UNAUTHORIZED",
  "rate-limited": "TOO_MANY_REQUESTS",
  unavailable: "SERVICE_UNAVAILABLE",
} as const satisfies Record<ErrorCode, TRPCError["code"]>;

type Spoken = Pick<LadderboardError, "code" | "message" | "fields" | "remedy">;

/** An error in the words a person may read, in the language of their browser; null for a defect. */
function spoken(cause: unknown, translate: Translate): Spoken | null {
  if (cause instanceof LadderboardError) {
    const { message, remedy, fields } = cause.texts;
    return {
      code: cause.code,
      message: say(translate, message),
      fields: fields.map((each) => ({ field: each.field, message: say(translate, each.message) })),
      remedy: remedy === undefined ? undefined : say(translate, remedy),
    };
  }
  if (!(cause instanceof z.ZodError)) return null;
  const fields = fieldMessages(cause, translate).map(({ field, message }) => ({
    field: field ?? "",
    message,
  }));
  const message = fields
    .map((wrong) => (wrong.field ? `${wrong.field}: ${wrong.message}` : wrong.message))
    .join(" ");
  return { code: "invalid", message, fields, remedy: undefined };
}
