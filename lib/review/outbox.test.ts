import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Words } from "@/lib/language/words";
import type { DeskCommand } from "./desk-command";
import {
  answered,
  drop,
  emptyOutbox,
  type Outbox,
  problemsDone,
  put,
  readOutbox,
  refuse,
  sendAgain,
} from "./outbox";

const decide = (id: string, problemId = `problem of ${id}`): DeskCommand => ({
  kind: "decide",
  id,
  problemId,
  decision: "approve",
});
const undo = (id: string, problemId: string): DeskCommand => ({ kind: "undo", id, problemId });
const about: Words = { key: "outbox.about.approve", values: { statement: "∫ x" } };
const holding = (...commands: DeskCommand[]): Outbox =>
  commands.reduce<Outbox>((outbox, command) => put(outbox, { command, about }), emptyOutbox);
const ids = ({ waiting }: Outbox) => waiting.map(({ command }) => command.id);

describe("what a reviewer's browser has still to send", () => {
  it("is sent in the order it was made, each until it is answered", () => {
    const outbox = holding(decide("1"), decide("2"));
    expect(ids(outbox)).toEqual(["1", "2"]);
    expect(ids(answered(outbox, "1"))).toEqual(["2"]);
    expect(ids(answered(answered(outbox, "1"), "1"))).toEqual(["2"]);
  });

  it("forgets a decision that is taken back before it was sent, and sends both where it may have arrived", () => {
    const outbox = holding(decide("1", "p"), decide("2"));
    expect(ids(put(outbox, { command: undo("3", "p"), about }))).toEqual(["2"]);
    expect(ids(put(outbox, { command: undo("3", "p"), about }, "1"))).toEqual(["1", "2", "3"]);
  });

  it("keeps what was refused until the person insists or drops it", () => {
    const outbox = refuse(holding(decide("1"), decide("2")), "1", "Bob has it.", true);
    expect(ids(outbox)).toEqual(["2"]);
    expect(outbox.refused).toMatchObject([{ why: "Bob has it.", mayInsist: true }]);
    const again = sendAgain(outbox, "1");
    expect(again.waiting.at(-1)?.command).toMatchObject({ id: "1", secondOpinion: true });
    expect(again.refused).toEqual([]);
    const gone = sendAgain(refuse(holding(decide("1")), "1", "Gone.", false), "1");
    expect(gone.waiting.at(-1)?.command).toEqual(decide("1"));
    expect(drop(outbox, "1").refused).toEqual([]);
  });

  it("names the problems that are done with", () => {
    const outbox = holding(decide("1", "p"), decide("2", "q"));
    expect(problemsDone(outbox)).toEqual(new Set(["p", "q"]));
    const undone = put(outbox, { command: undo("3", "p"), about }, "1");
    expect(problemsDone(undone)).toEqual(new Set(["q"]));
    expect(problemsDone(refuse(outbox, "1", "Gone.", false))).toEqual(new Set(["p", "q"]));
  });

  it("survives storage, and anything else that is found there", () => {
    const outbox = refuse(holding(decide("1"), decide("2")), "1", "Bob has it.", true);
    expect(readOutbox(JSON.stringify(outbox))).toEqual(outbox);
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.string()), (text) => {
        const { waiting, refused } = readOutbox(text);
        expect([...waiting, ...refused].every(({ command }) => typeof command.id === "string")).toBe(true);
      }),
    );
    expect(readOutbox(null)).toEqual(emptyOutbox);
    expect(readOutbox('{"waiting":[null,{"command":{"id":1}}],"refused":[]}')).toEqual(emptyOutbox);
  });

  it("loses no decision and sends none twice, whatever happens in between", () => {
    const event = fc.oneof(
      fc.record({ kind: fc.constant("decide" as const), problem: fc.nat(5) }),
      fc.record({ kind: fc.constant("answer" as const) }),
      fc.record({ kind: fc.constant("refuse" as const) }),
      fc.record({ kind: fc.constant("reload" as const) }),
    );
    fc.assert(
      fc.property(fc.array(event, { maxLength: 40 }), (events) => {
        let outbox = emptyOutbox;
        const made: string[] = [];
        const settled: string[] = [];
        events.forEach((each, index) => {
          const first = outbox.waiting[0]?.command.id;
          if (each.kind === "decide") {
            made.push(`${index}`);
            outbox = put(outbox, { command: decide(`${index}`, `p${each.problem}`), about });
          } else if (each.kind === "reload") outbox = readOutbox(JSON.stringify(outbox));
          else if (first !== undefined && each.kind === "answer") {
            settled.push(first);
            outbox = answered(outbox, first);
          } else if (first !== undefined) outbox = refuse(outbox, first, "No.", true);
        });
        const kept = [...outbox.waiting, ...outbox.refused].map(({ command }) => command.id);
        expect([...settled, ...kept].sort()).toEqual([...made].sort());
      }),
    );
  });
});
