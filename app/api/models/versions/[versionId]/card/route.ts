import { route } from "@/lib/auth/route";
import { database } from "@/lib/db";
import { modelCard, reportAnswer } from "@/lib/reports";

export const dynamic = "force-dynamic";

export const GET = route<{ versionId: string }>("read", ({ params, request }) =>
  reportAnswer(request, (writing) => modelCard(database(), params.versionId, new Date(), writing)),
);
