import { z } from "zod";

/** The contract's bodies. The routes read with these, and the OpenAPI document is printed from them. */

const id = z
  .string()
  .min(1)
  .max(200)
  .regex(/^[\x20-\x7e]+$/, "Printable ASCII only.");
const step = z.number().int().min(0).max(1_000_000_000);

export const mostAnswersInABatch = 1_024;

export const rewardRequest = z.object({
  batchId: id.describe("Names the batch for ever: the same batch sent again gets the same verdicts"),
  step: step.describe("The training step that the answers were sampled in"),
  answers: z
    .array(
      z.object({
        problemId: id.describe("Of the run's snapshot"),
        completion: z.string().describe("What the model wrote, as it wrote it"),
      }),
    )
    .min(1)
    .max(mostAnswersInABatch),
  deadlineMs: z
    .number()
    .int()
    .min(100)
    .max(60_000)
    .default(20_000)
    .describe("What is not judged within this many milliseconds is undecided, with the reason deadline"),
});

export const rewardVerdict = z.object({
  problemId: z.string(),
  verdict: z.enum(["verified", "refuted", "undecided"]),
  reason: z
    .string()
    .nullable()
    .describe(
      "Of an undecided verdict: time-out, deadline, too-long, or the verifier's own. Of a refuted one: no-answer, or null",
    ),
  explanation: z.string(),
  closeness: z
    .number()
    .nullable()
    .describe(
      "Of a verified verdict: how much of its tolerance the verifier needed, 0 to 1; null where that is not known. A right answer needs none",
    ),
  answer: z.string().nullable().describe("What stood between <ANSWER> and </ANSWER>"),
  accuracy: z.number().describe("1 for verified, else 0"),
  format: z.number().describe("1 where the answer stood between the tags, else 0"),
  reward: z.number().describe("accuracy + the run's format reward × format"),
});

export const rewardReply = z.object({
  batchId: z.string(),
  step: z.number(),
  repeated: z.boolean().describe("The batch was judged before; these are its verdicts"),
  verdicts: z.array(rewardVerdict).describe("One for each answer, in their order"),
});

export const parentsReply = z.object({
  parents: z
    .array(
      z.object({
        parentId: z.string(),
        statement: z.string(),
        prompts: z.array(
          z.object({
            messages: z.array(z.object({ role: z.enum(["system", "user"]), content: z.string() })),
            temperature: z.number(),
          }),
        ),
      }),
    )
    .describe("Whose turn it is, one level at a time. None: everything is written"),
});

export const variantsRequest = z.object({
  parentId: id,
  replies: z.array(z.string().max(200_000)).min(1).max(50).describe("One to each prompt, in their order"),
});

export const variantsReply = z.object({
  parentId: z.string(),
  repeated: z.boolean().describe("The parent had its variants before; nothing was added"),
});

export const heartbeatRequest = z.object({
  step: step.describe("Steps finished"),
  totalSteps: step.optional().describe("Steps in all, once they are known"),
  phase: z.string().max(100).optional().describe("What the trainer does, in a few words"),
});

export const heartbeatReply = z.object({
  cancel: z.boolean().describe("A person has cancelled the run: stop after this step"),
  status: z.string(),
});

export const checkpointRequest = z.object({
  step: step.describe("The step it was stored after"),
  location: z
    .string()
    .min(1)
    .max(2_000)
    .regex(/^[^\p{Cc}]+$/u, "No control characters.")
    .describe("A path or an address that the backend can read"),
  metrics: z.record(z.string().max(250), z.number()).default({}),
});

export const checkpointReply = z.object({
  modelVersionId: z.string(),
  number: z.number(),
  parentId: z.string().nullable(),
  repeated: z.boolean(),
});

export const runReply = z.object({
  id: z.string(),
  stage: z.string(),
  status: z.string(),
  seed: z.number().describe("For the trainer's own draws"),
  config: z.record(z.string(), z.unknown()),
  problems: z.object({
    count: z.number(),
    contentHash: z.string().nullable().describe("SHA-256, as the last line of the stream has it"),
  }),
  prompt: z.object({
    system: z.string(),
    notes: z.string().describe("Stands after each problem's question"),
  }),
  base: z.object({
    modelVersionId: z.string(),
    location: z.string().describe("Where the weights to start from are"),
  }),
});

export const problemsQuery = z.object({ after: z.coerce.number().int().min(-1).default(-1) });

export const problemLine = z.object({
  position: z.number(),
  problemId: z.string(),
  level: z.number(),
  statement: z.string(),
  question: z.string().describe("The problem as it is put to a model"),
});

export const endLine = z.object({ end: z.literal(true), count: z.number(), contentHash: z.string() });
