import type { Text } from "@/lib/language/words";

/** Why a problem is not trained on. The first nine are the keys 1 to 9. */
export const rejectReasons = [
  { id: "unsolvable", title: "Unsolvable", description: "It has no answer in closed form." },
  { id: "ill-posed", title: "Ill-posed", description: "It is undefined, or does not mean what it says." },
  { id: "not-easier", title: "Not easier", description: "Harder than the problem it was to help with." },
  { id: "duplicate", title: "Duplicate", description: "The same as another in all but its look." },
  { id: "off-topic", title: "Off-topic", description: "Nothing of its parent's idea is left." },
  { id: "trivial", title: "Trivial", description: "Nothing can be learned from it." },
] as const;
export type RejectReason = (typeof rejectReasons)[number]["id"];

type Reason = { readonly id: string; readonly title: string };

/** A reason's title: of a built-in one as a message, of any other and of one that was given another title as it was written. */
export function reasonText({ id, title }: Reason): Text {
  const builtIn = rejectReasons.find((known) => known.id === id && known.title === title);
  return builtIn ? { key: `data.rejectReasons.${builtIn.id}` } : title;
}

/** The title of the reason with this id; the id itself where the list no longer has it. */
export function reasonNamed(reasons: readonly Reason[], id: string): Text {
  const reason = reasons.find((known) => known.id === id);
  return reason ? reasonText(reason) : id;
}
