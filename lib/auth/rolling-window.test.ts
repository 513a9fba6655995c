import { expect, it } from "vitest";
import { RollingWindow } from "./rolling-window";

const rule = { seconds: 60, most: 3 };

it("refuses what is too much within the window, and says when one more is allowed", () => {
  const window = new RollingWindow();
  const at = (seconds: number) => window.take("here", rule, 1000 * seconds);
  expect([at(0), at(10), at(20), at(30)]).toEqual([null, null, null, 30]);
  expect(window.take("elsewhere", rule, 30_000)).toBeNull();
  expect([at(59), at(60), at(61)]).toEqual([1, null, 9]);
});

it("never refuses who comes steadily and seldom enough", () => {
  const window = new RollingWindow();
  const refused = Array.from({ length: 50 }, (_, index) => window.take("here", rule, 20_000 * index));
  expect(refused.filter((wait) => wait !== null)).toEqual([]);
});

it("begins anew once the key is forgotten", () => {
  const window = new RollingWindow();
  for (let at = 0; at < 3; at++) window.take("here", rule, at);
  window.forget("here");
  expect(window.take("here", rule, 4)).toBeNull();
});
