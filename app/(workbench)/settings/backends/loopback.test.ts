import { expect, test } from "vitest";
import { leadsNowhere } from "./loopback";

test("a loopback address of the workbench leads nowhere from a cluster on another machine", () => {
  for (const own of ["http://localhost:3000", "http://127.0.0.1:3000", "http://[::1]:3000"]) {
    expect(leadsNowhere("http://ray-head:8265", own), own).toBe(true);
    expect(leadsNowhere("http://127.0.0.1:8265", own), own).toBe(false);
  }
  expect(leadsNowhere("http://ray-head:8265", "https://ladderboard.example")).toBe(false);
  expect(leadsNowhere("http://", "http://localhost:3000")).toBe(false);
});
