import { headers } from "next/headers";
import { forbidden, redirect } from "next/navigation";
import { database } from "@/lib/db";
import { LadderboardError } from "@/lib/errors";
import type { Actor } from "./actor";
import { authorize } from "./authorize";
import { requireEntry } from "./membership";
import { pathHeader } from "./path-header";
import type { Permission } from "./permissions";

/** What each request was answered so far. A layout, its page and the page's title all ask: they ask the database once. */
const answers = new WeakMap<Headers, Map<string, Promise<Actor>>>();

function once(request: Headers, question: string, ask: () => Promise<Actor>): Promise<Actor> {
  const known = answers.get(request) ?? new Map<string, Promise<Actor>>();
  answers.set(request, known);
  const answer = known.get(question) ?? ask();
  known.set(question, answer);
  return answer;
}

/**
 * Who looks at a page. Every page under app/(workbench) calls it before it reads anything; who is not signed in is
 * led to the sign-in page and back, who may not see the page gets the page that says so.
 * @param named the ids in the page's address
 */
export async function pageActor(
  permission: Permission,
  named: Readonly<Record<string, unknown>> = {},
): Promise<Actor> {
  const asked = await headers();
  try {
    const actor = await once(asked, permission, () =>
      authorize({ headers: asked, permission, changes: false }),
    );
    return await once(asked, JSON.stringify([permission, named]), async () => {
      await requireEntry(database(), actor, named);
      return actor;
    });
  } catch (error) {
    if (!(error instanceof LadderboardError)) throw error;
    if (error.code === "unauthenticated") redirect(signInAddress(asked.get(pathHeader)));
    if (error.code === "forbidden") forbidden();
    throw error;
  }
}

function signInAddress(path: string | null): string {
  return path && path !== "/" ? `/sign-in?next=${encodeURIComponent(path)}` : "/sign-in";
}
