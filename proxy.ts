import { type NextRequest, NextResponse } from "next/server";
import { contentPolicy } from "@/lib/auth/content-policy";
import { pathHeader } from "@/lib/auth/path-header";

/**
 * Tells pages their own path, and gives each answer a content policy with a nonce of its own, which Next puts on its
 * scripts. It lets nobody in and keeps nobody out: that is lib/auth/authorize's alone.
 */
export function proxy(request: NextRequest) {
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString("base64");
  const policy = contentPolicy(nonce, process.env.NODE_ENV === "development");
  const headers = new Headers(request.headers);
  headers.set(pathHeader, request.nextUrl.pathname + request.nextUrl.search);
  headers.set("content-security-policy", policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  return response;
}

export const config = { matcher: ["/((?!_next/|api/|icon.svg).*)"] };
