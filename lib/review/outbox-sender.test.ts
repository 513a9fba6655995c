import { expect, it } from "vitest";
import type { DeskCommand } from "./desk-command";
import { OutboxSender, type Outcome } from "./outbox-sender";

const decide = (id: string): DeskCommand => ({
  kind: "decide",
  id,
  problemId: `p${id}`,
  decision: "approve",
});
const ok: Outcome = { kind: "answered", answer: { decided: null } };
const away: Outcome = { kind: "later", why: "The server cannot be reached." };

/** A browser whose network the test decides on; `kept` outlives a page. */
function browser(outcomeOf: (command: DeskCommand) => Outcome, kept = new Map<string, string>()) {
  const sent: string[] = [];
  const timers: (() => void)[] = [];
  const sender = new OutboxSender({
    storage: { getItem: (key) => kept.get(key) ?? null, setItem: (key, text) => void kept.set(key, text) },
    key: "outbox",
    send: async (command) => {
      sent.push(command.id);
      return outcomeOf(command);
    },
    onAnswer: () => {},
    later: (again) => void timers.push(again),
    alone: (work) => work(),
  });
  return { sender, sent, timers, kept };
}
const waitingOf = ({ current }: OutboxSender) => current.waiting.map(({ command }) => command.id);

it("sends one after another, in order, each once", async () => {
  const { sender, sent } = browser(() => ok);
  for (const id of ["1", "2", "3"]) sender.add(decide(id), "∫ x");
  await expect.poll(() => waitingOf(sender)).toEqual([]);
  expect(sent).toEqual(["1", "2", "3"]);
});

it("keeps everything while the network is away, says so, and goes on where it stopped", async () => {
  let reached = false;
  const { sender, sent, timers } = browser(() => (reached ? ok : away));
  sender.add(decide("1"), "∫ x");
  await expect.poll(() => timers.length).toBe(1);
  sender.add(decide("2"), "∫ x");
  await expect.poll(() => timers.length).toBe(2);
  expect(sender.trouble).toBe("The server cannot be reached.");
  expect(waitingOf(sender)).toEqual(["1", "2"]);
  reached = true;
  timers[0]!();
  await expect.poll(() => waitingOf(sender)).toEqual([]);
  expect(sender.trouble).toBeNull();
  expect(sent).toEqual(["1", "1", "1", "2"]);
});

it("finds what a closed page left behind", async () => {
  const first = browser(() => away);
  first.sender.add(decide("1"), "∫ x");
  const second = browser(() => ok, first.kept);
  expect(second.sender.done).toEqual(new Set(["p1"]));
  await second.sender.flush();
  expect(second.sent).toEqual(["1"]);
  expect(waitingOf(second.sender)).toEqual([]);
});

it("puts aside what the server refuses, goes on with the rest, and can insist", async () => {
  const { sender, sent } = browser((command) =>
    command.kind === "decide" && command.id === "1" && !command.secondOpinion
      ? { kind: "refused", why: "Bob has it.", mayInsist: true }
      : ok,
  );
  sender.add(decide("1"), "∫ x");
  sender.add(decide("2"), "∫ x");
  await expect.poll(() => sent).toEqual(["1", "2"]);
  await expect.poll(() => sender.current.refused.length).toBe(1);
  sender.again("1");
  await expect.poll(() => sent).toEqual(["1", "2", "1"]);
  await expect.poll(() => sender.current).toEqual({ waiting: [], refused: [] });
});
