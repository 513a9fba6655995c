import { expect, it } from "vitest";
import { attachment } from "./file-name";

const day = new Date("2026-11-28T23:30:00Z");

it.each([
  [
    ["train", "Undergraduate integrals"],
    'attachment; filename="ladderboard-train-undergraduate-integrals-2026-11-28.pdf"',
  ],
  [
    ["model-card", 'a "b"\r\nX: ../../c v2'],
    'attachment; filename="ladderboard-model-card-a-b-x-c-v2-2026-11-28.pdf"',
  ],
  [
    ["report", "積分 I"],
    `attachment; filename="ladderboard-report-i-2026-11-28.pdf"; filename*=UTF-8''ladderboard-report-%E7%A9%8D%E5%88%86-i-2026-11-28.pdf`,
  ],
  [["report", "x".repeat(500)], `attachment; filename="ladderboard-report-${"x".repeat(60)}-2026-11-28.pdf"`],
])("%j is saved under a name that says what it is", (about, header) => {
  expect(attachment(about, day, "pdf")).toBe(header);
});
