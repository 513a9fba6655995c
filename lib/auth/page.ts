import { headers } from "next/headers";
import { forbidden, redirect } from "next/navigation";
import { LadderboardError } from "@/lib/errors";
import type { Actor } from "./actor";
import { authorize } from "./authorize";
import { pathHeader } from "./path-header";
import type { Permission } from "./permissions";

/**
 * Who looks at a page. Every page under app/(workbench) calls it before it reads anything; who is not signed in is
 * led to the sign-in page and back, who may not see the page gets the page that says so.
 */
export async function pageActor(permission: Permission): Promise<Actor> {
  const asked = await headers();
  try {
    return await authorize({ headers: asked, permission, changes: false });
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
