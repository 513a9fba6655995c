import { z } from "zod";
import { storable } from "../storable";

/** The bodies of MLflow's tracking API that a trainer sends. 64-bit numbers come as numbers or as digits in quotes. */

const name = z
  .string()
  .min(1)
  .max(250)
  .regex(/^[^\p{Cc}]+$/u, "No control characters.");
const value = z.string().max(8_000).transform(storable);
const step = z.coerce.number().int().min(0, "Steps start at 0.").max(2_147_483_647).default(0);
/** Protocol buffers write what JSON has no number for as words. */
const double = z.union([z.number(), z.enum(["NaN", "Infinity", "-Infinity"]).transform(Number)]);

const metric = z.object({ key: name, value: double, step });
const entry = z.object({ key: name, value });
const ofRun = { run_id: z.string().optional(), run_uuid: z.string().optional() };

export const logMetric = z.object({ ...ofRun, ...metric.shape });
export const logParameter = z.object({ ...ofRun, ...entry.shape });
export const setTag = logParameter;
export const logBatch = z.object({
  ...ofRun,
  metrics: z.array(metric).max(1_000).default([]),
  params: z.array(entry).max(100).default([]),
  tags: z.array(entry).max(100).default([]),
});
export const createRun = z.object({
  experiment_id: z.string().optional(),
  run_name: z.string().max(250).optional(),
  tags: z.array(entry).max(100).default([]),
});
export const updateRun = z.object({
  ...ofRun,
  status: z.enum(["RUNNING", "SCHEDULED", "FINISHED", "FAILED", "KILLED"]).optional(),
});
export const createExperiment = z.object({ name: z.string().max(500) });
