/** What a text may cost. Longer, deeper or larger ones are refused with a message, never worked on. */
export const limits = {
  /** UTF-16 code units of a text. */
  characters: 20_000,
  /** Nesting of brackets, exponents and function calls. */
  depth: 200,
  /** Nodes of the expression tree. */
  nodes: 5_000,
} as const;
