import type { Domain, IntendedDifficulty, Transformation } from "@/lib/domains/domain";

/** Stored with every proposal. A change to any text below gets a new version. */
export const promptVersion = "ladder-prompts-1";

/** Points of view that rotate from prompt to prompt, so that a model does not repeat itself. */
export const personas = [
  "Euler, who looks at everything as a series and plays with exponentials",
  "Gauss, who looks for the pattern behind special cases",
  "Riemann, who thinks of functions by where they are singular",
  "Cauchy, who wants each step to rest on the step before",
  "Feynman, who differentiates under the integral sign and loves a trick",
  "a teacher who prepares a class for its first examination",
  "an author of textbook exercises who changes one thing at a time",
  "a student who wonders which smaller problem would have helped",
] as const;

export type AskedVariants = { readonly easier: number; readonly equivalent: number; readonly harder: number };
export type Message = { readonly role: "system" | "user"; readonly content: string };

const meanings: Readonly<Record<IntendedDifficulty, string>> = {
  easier: "easier: solved with fewer steps or simpler techniques than the original",
  equivalent: "equivalent: the same technique and about the same number of steps",
  harder: "harder: one technique or one step more than the original",
};

export function variantMessages(prompt: {
  readonly domain: Domain;
  readonly parent: string;
  readonly asked: AskedVariants;
  readonly suggestions: readonly Transformation[];
  readonly persona: string;
}): Message[] {
  const { domain, parent, asked, suggestions, persona } = prompt;
  const wanted = (["easier", "equivalent", "harder"] as const).filter((difficulty) => asked[difficulty] > 0);
  const total = wanted.reduce((sum, difficulty) => sum + asked[difficulty], 0);
  return [
    {
      role: "system",
      content: `You write practice problems that lead a learner up to a problem that is too hard. Think as ${persona}.`,
    },
    {
      role: "user",
      content: [
        `Original problem: ${domain.askFor(parent)}`,
        "",
        `Write ${total} variants of it, all different from one another and from the original:`,
        ...wanted.map((difficulty) => `- ${asked[difficulty]} ${meanings[difficulty]}`),
        "",
        ...(suggestions.length === 0
          ? []
          : [
              "Changes that may help; use one or combine several:",
              ...suggestions.map((one) => `- ${one.title}: ${one.description}`),
              "",
            ]),
        domain.promptNotes.problem,
        "",
        "Reply with JSON and nothing else, easier ones first:",
        '{"variants": [{"problem": "…", "difficulty": "easier"}]}',
      ].join("\n"),
    },
  ];
}

/** Fixed for a domain, so that a trainer elsewhere can put problems exactly as the workbench does. */
export const solvingSystem = "You solve the problem step by step and give exactly one final answer.";
export const solvingNotes = (domain: Domain): string =>
  [
    domain.promptNotes.answer,
    "Put the final answer, and nothing but it, between <ANSWER> and </ANSWER>.",
  ].join("\n");

export function solvingMessages(domain: Domain, statement: string): Message[] {
  return [
    { role: "system", content: solvingSystem },
    { role: "user", content: `${domain.askFor(statement)}\n\n${solvingNotes(domain)}` },
  ];
}
