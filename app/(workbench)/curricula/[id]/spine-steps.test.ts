import { describe, expect, it } from "vitest";
import type { Actor } from "@/lib/auth/actor";
import { systemActor } from "@/lib/auth/actor";
import { stepsOf } from "./spine-steps";

const level = { approved: 0, pending: 0, rejected: 0, conflict: 0, measured: 0, judged: 0, judgedBad: 0 };

/** Two roots and three variants, approved and measured but for what is given. */
function spine({ pending = 0, unmeasured = 0, actor = systemActor("test") as Actor }) {
  const byLevel = [
    { ...level, level: 0, approved: 2, measured: 2 },
    { ...level, level: 1, approved: 3 - pending, pending, measured: 3 - unmeasured },
  ];
  const checkpoint = {
    state: "open",
    mode: "people",
    conditions: [],
    waitsFor: [],
    openedBy: null,
    acceptance: { variants: 3, judged: 0, rejected: 0, conflict: 0, mostBad: 3, basis: "all" },
    byLevel,
    approved: 5 - pending,
    pending,
    rejected: 0,
    conflict: 0,
    measured: 5 - unmeasured,
  } as const;
  const { steps, next } = stepsOf({ actor, curriculumId: "c", checkpoint, runs: {} });
  return { next: next?.stage, ...Object.fromEntries(steps.map((step) => [step.stage, step])) } as {
    next: string | undefined;
  } & Record<"verify" | "review" | "train", (typeof steps)[number]>;
}

describe("the spine of a curriculum", () => {
  it("is done where nothing is missing", () => {
    expect(spine({})).toMatchObject({ verify: { state: "done" }, review: { state: "done" }, next: "train" });
  });

  it("says what is not measured and what waits, and still leads on to training", () => {
    const { verify, review, next } = spine({ pending: 1, unmeasured: 2 });
    expect(verify).toMatchObject({ state: "waiting", note: { values: { count: 2 } } });
    expect(review).toMatchObject({ state: "waiting", note: { values: { count: 1 } } });
    expect(next).toBe("train");
  });

  it("leads nobody to a page that refuses them", () => {
    const actor = (role: "viewer" | "reviewer"): Actor => ({
      kind: "person",
      userId: "u",
      name: "Ada",
      role,
    });
    expect(spine({ actor: actor("viewer") })).toMatchObject({
      review: { href: undefined },
      train: { href: undefined },
    });
    const { review, train } = spine({ actor: actor("reviewer") });
    expect([review.href, train.href]).toEqual(["/curricula/c/review", undefined]);
  });
});
