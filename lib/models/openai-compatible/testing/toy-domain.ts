import type { Domain, IntendedDifficulty } from "@/lib/domains/domain";

const made = (intends: IntendedDifficulty, count: number) =>
  Array.from({ length: count }, (_, i) => ({
    id: `${intends}-${i}`,
    title: `${intends} change ${i}`,
    description: `makes it ${intends} in way ${i}`,
    intends,
  }));

/** For tests: what a model is told of a domain, without a domain's work. */
export const toyDomain: Domain = {
  id: "toy",
  title: "Toy",
  readProblem: () => ({ ok: false, error: { message: "a toy reads nothing", position: 0 } }),
  readBenchmarkProblem: () => ({ ok: false, error: { message: "a toy reads nothing", position: 0 } }),
  readShape: () => ({ ok: false, error: { message: "It has no shapes", position: 0 } }),
  shapeTokens: () => [],
  difference: () => null,
  answerLatex: () => null,
  plotAnswer: () => null,
  verify: () => ({ kind: "undecided", explanation: "a toy knows nothing", reason: "toy" }),
  transformations: [...made("easier", 8), ...made("equivalent", 8), ...made("harder", 4)],
  writeVariants: () => [],
  promptNotes: { problem: "One line of plain text.", answer: "SymPy notation." },
  askFor: (statement) => `Find the integral of ${statement}`,
  problemSets: { training: [], benchmark: [] },
};
