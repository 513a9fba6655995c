import { describe, expect, test } from "vitest";
import { translateTo } from "@/lib/language/translate";
import { changeItems, partiesIn } from "./change-items";

const english = translateTo("en");
const japanese = translateTo("ja");

describe("what an entry says changed", () => {
  test("is in words, what is nested under its name", () => {
    const changes = { from: { role: "viewer", disabled: false }, to: { role: "auditor", disabled: true } };
    expect(changeItems(english, changes)).toEqual([
      {
        label: "Before",
        items: [
          { label: "Role", value: "viewer" },
          { label: "Disabled", value: "no" },
        ],
      },
      {
        label: "After",
        items: [
          { label: "Role", value: "auditor" },
          { label: "Disabled", value: "yes" },
        ],
      },
    ]);
    expect(changeItems(japanese, changes.to)).toEqual([
      { label: "役割", value: "監査者" },
      { label: "無効", value: "はい" },
    ]);
  });

  test("has the settings of a run under their titles, and leaves empty ones out", () => {
    const items = changeItems(english, { stage: "train", config: { steps: 4, baseModel: "" }, seed: "a1" });
    expect(items).toEqual([
      { label: "Stage", value: "Train" },
      { label: "Settings", items: [{ label: "Steps", value: "4" }] },
      { label: "Seed", value: "a1" },
    ]);
  });

  test("names what ids are of", () => {
    expect(changeItems(english, { userId: "u1" })).toEqual([
      { label: "Person", value: "u1", party: "user:u1" },
    ]);
    expect(partiesIn({ stage: "train", details: { curriculumId: "c1" }, runId: null })).toEqual([
      "curriculum:c1",
    ]);
  });

  test("keeps a text that people wrote as they wrote it", () => {
    expect(
      changeItems(english, { reason: "the deadline. is today", note: "approve", language: "xx" }),
    ).toEqual([
      { label: "Reason", value: "the deadline. is today" },
      { label: "Note", value: "approve" },
      { label: "Language", value: "xx" },
    ]);
    expect(changeItems(english, { reason: "not-easier", decision: "reject", reasons: [] })).toEqual([
      { label: "Reason", value: "Not easier" },
      { label: "Decision", value: "rejected" },
      { label: "Reasons to reject", value: "none" },
    ]);
  });
});
