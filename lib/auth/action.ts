import { headers } from "next/headers";
import { unstable_rethrow } from "next/navigation";
import type { z } from "zod";
import { en, ja } from "zod/locales";
import { database } from "@/lib/db";
import { LadderboardError } from "@/lib/errors";
import { languageOf } from "@/lib/language/languages";
import { translateTo } from "@/lib/language/translate";
import { say, type Translate } from "@/lib/language/words";
import type { Actor } from "./actor";
import { authorize } from "./authorize";
import { formInput } from "./form-input";
import { fieldMessages } from "./input-messages";
import { requireEntry } from "./membership";
import { requireSameOrigin } from "./origin";
import type { Permission } from "./permissions";

/** `field`: the input's name, or null where it concerns the form as a whole. */
export type FieldMessage = { readonly field: string | null; readonly message: string };

/** What an action answers; it is what lib/ui/forms shows. */
export type ActionAnswer<Data = undefined> =
  | { readonly ok: true; readonly message?: string; readonly data?: Data }
  | { readonly ok: false; readonly errors: readonly FieldMessage[] };

/** What a handler may say: a message to show, and data for the component that called. */
type Said<Data> = { message?: string; data?: Data } | undefined;

/** Called by a form with its last answer and what it sent, or by a component with the input itself. */
export type ServerAction<Input, Data> = {
  (previous: ActionAnswer<Data> | null, form: FormData): Promise<ActionAnswer<Data>>;
  (input: Input): Promise<ActionAnswer<Data>>;
};

/**
 * A server action: only for a signed-in caller with the permission who may enter the curriculum that the input names, only from a page of this app, only with an input the
 * schema takes. Errors meant for people become messages; others are logged under an id that the person is told.
 */
export function action<Schema extends z.ZodType, Data = undefined>(
  permission: Permission,
  schema: Schema,
  handler: (call: { actor: Actor; input: z.output<Schema>; headers: Headers }) => Promise<Said<Data>>,
): ServerAction<z.input<Schema>, Data> {
  return async (...sent: [unknown, FormData] | [unknown]): Promise<ActionAnswer<Data>> => {
    const asked = await headers();
    try {
      const actor = await authorize({ headers: asked, permission, changes: true });
      const input = sent[1] instanceof FormData ? formInput(schema, sent[1]) : sent[0];
      await requireEntry(database(), actor, input);
      return await answer(asked, schema, input, (input) => handler({ actor, input, headers: asked }));
    } catch (error) {
      unstable_rethrow(error);
      return { ok: false, errors: messagesOf(error, translateTo(languageOf(asked))) };
    }
  };
}

/** A form of somebody who is not signed in yet; for the sign-in pages alone. The origin must be this app's as well. */
export function anonymousAction<Schema extends z.ZodType>(
  schema: Schema,
  handler: (input: z.output<Schema>) => Promise<undefined>,
): (previous: ActionAnswer | null, form: FormData) => Promise<ActionAnswer> {
  return async (...sent) => {
    const asked = await headers();
    try {
      requireSameOrigin(asked);
      return await answer<Schema, undefined>(asked, schema, formInput(schema, sent[1]), handler);
    } catch (error) {
      unstable_rethrow(error);
      return { ok: false, errors: messagesOf(error, translateTo(languageOf(asked))) };
    }
  };
}

async function answer<Schema extends z.ZodType, Data>(
  asked: Headers,
  schema: Schema,
  input: unknown,
  handler: (input: z.output<Schema>) => Promise<Said<Data>>,
): Promise<ActionAnswer<Data>> {
  const language = languageOf(asked);
  const parsed = schema.safeParse(input, { error: zodTexts[language].localeError });
  if (!parsed.success) return { ok: false, errors: fieldMessages(parsed.error, translateTo(language)) };
  return { ok: true, ...(await handler(parsed.data)) };
}

const zodTexts = { en: en(), ja: ja() };

function messagesOf(error: unknown, translate: Translate): FieldMessage[] {
  if (!(error instanceof LadderboardError)) return [{ field: null, message: logged(error, translate) }];
  const { message, remedy, fields } = error.texts;
  if (fields.length > 0) return fields.map((each) => ({ ...each, message: say(translate, each.message) }));
  const said = [message, ...(remedy === undefined ? [] : [remedy])].map((text) => say(translate, text));
  return [{ field: null, message: said.join(" ") }];
}

/** The error's own text may hold what only the server's log should. */
function logged(error: unknown, translate: Translate): string {
  const id = crypto.randomUUID().slice(0, 8);
  console.error(`[${id}]`, error);
  return translate("errors.unexpected", { id });
}
