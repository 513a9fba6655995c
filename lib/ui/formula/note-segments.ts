export type NoteSegment = { readonly kind: "text" | "formula"; readonly text: string };

/**
 * A note as a person writes it, text with formulas between dollar signs. `\$` is a dollar sign; one that opens and never closes
 * is a dollar sign too. Joining the segments, formulas in dollar signs, gives the note again.
 */
export function noteSegments(note: string): NoteSegment[] {
  const segments: NoteSegment[] = [];
  const add = (kind: NoteSegment["kind"], text: string) => {
    const last = segments.at(-1);
    if (last?.kind === "text" && kind === "text")
      segments[segments.length - 1] = { kind, text: last.text + text };
    else if (text !== "") segments.push({ kind, text });
  };
  for (const [whole, formula] of note.matchAll(/\\\$|\$([^$\n]*[^$\n\\])\$|[^$\\]+|[\s\S]/g)) {
    if (formula?.trim()) add("formula", formula);
    else add("text", whole === "\\$" ? "$" : whole);
  }
  return segments;
}
