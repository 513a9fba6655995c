import { describe, expect, it } from "vitest";
import { reviewStateOf } from ".";

const approve = { decision: "approve", byPolicy: false } as const;
const reject = { decision: "reject", byPolicy: false } as const;
const skip = { decision: "skip", byPolicy: false } as const;
const policy = { decision: "approve", byPolicy: true } as const;

describe("what decisions come to", () => {
  it.each([
    ["nothing", [], 1, "pending"],
    ["a skip says nothing", [skip], 1, "pending"],
    ["one approval of one", [approve], 1, "approved"],
    ["one approval of two", [approve], 2, "pending"],
    ["two approvals of two", [approve, approve], 2, "approved"],
    ["people who disagree", [approve, reject], 2, "conflict"],
    ["a rejection", [reject, skip], 1, "rejected"],
    ["the policy alone", [policy], 1, "approved"],
    ["the policy beside a skip", [policy, skip], 1, "approved"],
    ["a person against the policy", [policy, reject], 1, "rejected"],
    ["one person of two against the policy", [policy, reject], 2, "pending"],
  ] as const)("%s", (_, votes, required, state) => {
    expect(reviewStateOf(votes, required)).toBe(state);
  });
});
