import { type MlflowParameters, mlflowHandler, mlflowOptions } from "@/lib/api/trainer/handlers";
import { trainerRoute } from "@/lib/api/trainer/trainer-route";

export const dynamic = "force-dynamic";

export const GET = trainerRoute<MlflowParameters>(mlflowHandler, mlflowOptions);
export const POST = trainerRoute<MlflowParameters>(mlflowHandler, mlflowOptions);
