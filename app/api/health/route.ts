import { database } from "@/lib/db";

/** For start scripts and probes: whether the server and its database answer. Says nothing else about either. */
export async function GET(): Promise<Response> {
  try {
    await database().$queryRaw`SELECT 1`;
    return Response.json({ status: "ok" }, { headers: { "Cache-Control": "no-store" } });
  } catch {
    return Response.json({ status: "database-unavailable" }, { status: 503 });
  }
}
