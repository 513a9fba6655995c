import { variantsHandler } from "@/lib/api/trainer/handlers";
import { trainerRoute } from "@/lib/api/trainer/trainer-route";

export const dynamic = "force-dynamic";

export const POST = trainerRoute(variantsHandler);
