import { expect, test } from "vitest";
import { offeredRuns } from "./offered-runs";

const runs = ["newest", "older", "oldest"].map((id) => ({ id }));

test("a run is never offered for a comparison with itself", () => {
  expect(offeredRuns(runs, undefined, undefined)).toEqual({ first: "newest", second: "older" });
  expect(offeredRuns(runs, "newest", undefined)).toEqual({ first: "newest", second: "older" });
  expect(offeredRuns(runs, "older", "older")).toEqual({ first: "older", second: "newest" });
  expect(offeredRuns(runs, "older", "oldest")).toEqual({ first: "older", second: "oldest" });
});
