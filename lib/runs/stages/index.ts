import type { LaunchableStage } from "../config";
import { evaluate } from "./evaluate";
import { generate } from "./generate";
import type { Stage } from "./stage";
import { train } from "./train";
import { ttrl } from "./ttrl";
import { verify } from "./verify";

export const stages: { readonly [S in LaunchableStage]: Stage<S> } = {
  generate,
  verify,
  train,
  evaluate,
  ttrl,
};
