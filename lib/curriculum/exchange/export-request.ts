import { z } from "zod";
import { schemaText } from "@/lib/language/words";

/** Every layout a curriculum can be written in, its title a message of the area `exchange`; `parts`: the files of the two sides of the split. */
export const exportFormats = [
  {
    id: "jsonl",
    extension: "jsonl",
    sides: { train: "problems", test: "problems-test" },
    forTraining: false,
  },
  {
    id: "parquet",
    extension: "parquet",
    sides: { train: "problems", test: "problems-test" },
    forTraining: false,
  },
  {
    id: "csv",
    extension: "csv",
    sides: { train: "problems", test: "problems-test" },
    forTraining: false,
  },
  {
    id: "hf",
    extension: "parquet",
    sides: { train: "data/train-00000-of-00001", test: "data/test-00000-of-00001" },
    forTraining: true,
  },
  {
    id: "trl",
    extension: "jsonl",
    sides: { train: "train", test: "test" },
    forTraining: true,
  },
  {
    id: "verl",
    extension: "parquet",
    sides: { train: "train", test: "test" },
    forTraining: true,
  },
  {
    id: "openai",
    extension: "jsonl",
    sides: { train: "train", test: "validation" },
    forTraining: true,
  },
] as const;

/** Fine-tuning elsewhere takes no file without one to validate on. */
export const wantsTestSide = (id: ExportFormat["id"]): boolean => id === "openai";

export type ExportFormat = (typeof exportFormats)[number];
const formatIds = exportFormats.map(({ id }) => id) as [ExportFormat["id"], ...ExportFormat["id"][]];

export const formatOf = (id: ExportFormat["id"]): ExportFormat =>
  exportFormats.find((format) => format.id === id)!;

export const exportRequestSchema = z
  .object({
    format: z.enum(formatIds).default("jsonl"),
    /** approved: what may be trained on. all: every problem with its state; for the formats that are not for training. */
    scope: z.enum(["approved", "all"]).default("approved"),
    /** The part of the trees that goes to the test side, whole trees alone. */
    testShare: z.coerce.number().min(0).max(0.9).default(0),
    /** Decides which trees; the same seed gives the same split. */
    seed: z.string().trim().min(1).max(100).default("ladderboard"),
  })
  .refine(({ format, scope }) => scope === "approved" || !formatOf(format).forTraining, {
    path: ["scope"],
    message: schemaText({ key: "exchangeErrors.approvedAlone" }),
  })
  .refine(({ format, testShare }) => !wantsTestSide(format) || testShare > 0, {
    path: ["testShare"],
    message: schemaText({ key: "exchangeErrors.wantsTestShare" }),
  });
export type ExportRequest = z.output<typeof exportRequestSchema>;
