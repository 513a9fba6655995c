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
