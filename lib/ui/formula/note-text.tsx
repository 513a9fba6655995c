import { Formula } from "./formula";
import { noteSegments } from "./note-segments";

/** What a person wrote, in whatever language, with its formulas drawn. */
export function NoteText({ note }: { note: string }) {
  return (
    <span translate="no" className="whitespace-pre-wrap break-words">
      {noteSegments(note).map(({ kind, text }, index) =>
        kind === "formula" ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: the segments of a note have no other name than their place
          <Formula key={index} latex={text} />
        ) : (
          text
        ),
      )}
    </span>
  );
}
