import { openApiDocument } from "@/lib/api/trainer/openapi";
import { route } from "@/lib/auth/route";

export const dynamic = "force-dynamic";

export const GET = route("read", async () => Response.json(openApiDocument()));
