import { describe, expect, it } from "vitest";
import {
  absent,
  formatBytes,
  formatDateTime,
  formatDuration,
  formatMoney,
  formatNumber,
  formatPercent,
  formatRelativeTime,
  formatsFor,
} from "./format";

it("shows what is missing or not a number as absent, never as NaN", () => {
  for (const format of [formatNumber, formatPercent, formatMoney, formatDuration, formatBytes]) {
    expect([null, undefined, Number.NaN, Number.POSITIVE_INFINITY].map((value) => format(value))).toEqual(
      Array(4).fill(absent),
    );
  }
  expect(formatDateTime("not a date")).toBe(absent);
});

it("groups numbers, cuts digits, and does not lose small ones", () => {
  expect(formatNumber(1234567.891)).toBe("1,234,567.89");
  expect(formatNumber(0.000001)).toBe("1.0e-6");
  expect([0.0001, 0.000123].map((value) => formatNumber(value))).toEqual(["0.0001", "0.00012"]);
  expect(formatNumber(0)).toBe("0");
  expect(formatNumber(12_345, { compact: true })).toMatch(/^12\.3K$/i);
  expect(formatNumber(9_999, { compact: true })).toBe("9,999");
});

describe("formatPercent", () => {
  it("never rounds a share to certainty", () => {
    expect(formatPercent(0.9999)).toBe(">99.9%");
    expect(formatPercent(0.0001)).toBe("<0.1%");
    expect(formatPercent(0.999, 0)).toBe(">99%");
    expect([formatPercent(0), formatPercent(1), formatPercent(0.3456)]).toEqual(["0%", "100%", "34.6%"]);
  });
});

it("keeps significant digits of amounts below a cent", () => {
  expect([formatMoney(12.5), formatMoney(0.000421), formatMoney(0)]).toEqual(["$12.50", "$0.00042", "$0.00"]);
});

it.each([
  [0.0042, "4.2 ms"],
  [0.42, "420 ms"],
  [0.9999, "1 s"],
  [9.87, "9.9 s"],
  [59.6, "1 min"],
  [185, "3 min 5 s"],
  [3599.7, "1 h"],
  [7800, "2 h 10 min"],
  [86_399, "1 d"],
  [356_400, "4 d 3 h"],
])("formats %d seconds as %s", (seconds, text) => {
  expect(formatDuration(seconds)).toBe(text);
});

it.each([
  [0, "0 B"],
  [999, "999 B"],
  [1500, "1.5 kB"],
  [2_400_000_000, "2.4 GB"],
])("formats %d bytes as %s", (bytes, text) => {
  expect(formatBytes(bytes)).toBe(text);
});

it("tells how long ago, and falls back to the date", () => {
  const now = new Date("2026-11-24T12:00:00Z");
  const ago = (seconds: number) => formatRelativeTime(now.getTime() - seconds * 1000, now);
  expect([ago(2), ago(59), ago(61), ago(7300), ago(90_000), ago(-120)]).toEqual([
    "just now",
    "59 s ago",
    "1 min ago",
    "2 h ago",
    "1 d ago",
    "in 2 min",
  ]);
  expect(ago(40 * 86_400)).toBe("15 Oct 2026");
  expect(formatsFor("en").shortTime("2026-11-28T13:33:09Z")).toBe("28 Nov, 13:33");
  expect(formatDateTime(now)).toBe("24 Nov 2026, 12:00:00 UTC");
});

describe("in Japanese", () => {
  const { number, duration, dateTime, relativeTime, money, list } = formatsFor("ja");

  it("counts in ten thousands and writes dates from the year down", () => {
    expect(number(1_234_567.891)).toBe("1,234,567.89");
    expect(number(12_345, { compact: true })).toBe("1.2万");
    expect(money(12.5)).toBe("$12.50");
    expect(dateTime("2026-11-24T12:00:00Z")).toBe("2026/11/24 12:00:00 UTC");
    expect(list(["正答率 50%", "解答4件"])).toBe("正答率 50%、解答4件");
  });

  it("writes lengths of time and distances with Japanese units", () => {
    expect([0.42, 9.87, 185, 7800, 356_400].map(duration)).toEqual([
      "420ミリ秒",
      "9.9秒",
      "3分5秒",
      "2時間10分",
      "4日3時間",
    ]);
    const now = new Date("2026-11-24T12:00:00Z");
    const ago = (seconds: number) => relativeTime(now.getTime() - seconds * 1000, now);
    expect([ago(2), ago(61), ago(7300), ago(-120), ago(40 * 86_400)]).toEqual([
      "たった今",
      "1分前",
      "2時間前",
      "2分後",
      "2026/10/15",
    ]);
  });
});
