import type { Text } from "@/lib/language/words";
import type { DeskCommand } from "./desk-command";

/** A command that the server has not answered yet. `about`: the problem in words, for the list of what waits. */
export type Waiting = { readonly command: DeskCommand; readonly about: Text };
/** A command that the server refused, and why; kept until the person says what becomes of it. */
export type Refused = Waiting & { readonly why: Text; readonly mayInsist: boolean };
/**
 * What a reviewer's browser has still to send, in order, and what was refused. It is kept in the browser's storage, so a lost
 * network or a closed page loses nothing; each command has an id, so sending one twice counts once.
 */
export type Outbox = { readonly waiting: readonly Waiting[]; readonly refused: readonly Refused[] };

export const emptyOutbox: Outbox = { waiting: [], refused: [] };

/**
 * Puts a command at the end. Taking back what was not sent yet removes it instead.
 * @param underWay the command that is being sent, which the server may have carried out
 */
export function put(outbox: Outbox, next: Waiting, underWay: string | null = null): Outbox {
  const undone = outbox.waiting.findLast(({ command }) => undoes(next.command, command));
  if (undone && undone.command.id !== underWay)
    return { ...outbox, waiting: outbox.waiting.filter((each) => each !== undone) };
  return { ...outbox, waiting: [...outbox.waiting, next] };
}

function undoes(undo: DeskCommand, command: DeskCommand): boolean {
  if (undo.kind === "undo") return command.kind === "decide" && command.problemId === undo.problemId;
  if (undo.kind === "settle-flag") return command.kind === "flag" && command.problemId === undo.problemId;
  if (undo.kind !== "undo-comparison" || command.kind !== "compare") return false;
  return command.leftId === undo.leftId && command.rightId === undo.rightId;
}

/** The server has carried a command out. */
export function answered(outbox: Outbox, id: string): Outbox {
  return { ...outbox, waiting: outbox.waiting.filter(({ command }) => command.id !== id) };
}

/** The server will not carry a command out; `mayInsist` where the person may decide all the same. */
export function refuse(outbox: Outbox, id: string, why: Text, mayInsist: boolean): Outbox {
  const entry = outbox.waiting.find(({ command }) => command.id === id);
  if (!entry) return outbox;
  return { ...answered(outbox, id), refused: [...outbox.refused, { ...entry, why, mayInsist }] };
}

/** Sends what was refused again; where that is allowed, as a second opinion beside the one that came before it. */
export function sendAgain(outbox: Outbox, id: string): Outbox {
  const entry = outbox.refused.find(({ command }) => command.id === id);
  if (!entry) return outbox;
  const { command, about, mayInsist } = entry;
  const again: DeskCommand =
    command.kind === "decide" && mayInsist ? { ...command, secondOpinion: true } : command;
  return { waiting: [...outbox.waiting, { command: again, about }], refused: without(outbox, id) };
}

/** Forgets a refused command. */
export function drop(outbox: Outbox, id: string): Outbox {
  return { ...outbox, refused: without(outbox, id) };
}

const without = (outbox: Outbox, id: string) => outbox.refused.filter(({ command }) => command.id !== id);

/** Problems that the person is done with, though the server may not know yet. */
export function problemsDone(outbox: Outbox): ReadonlySet<string> {
  const done = new Set<string>();
  for (const { command } of [...outbox.refused, ...outbox.waiting]) {
    if (command.kind === "decide" || command.kind === "flag") done.add(command.problemId);
    if (command.kind === "undo" || command.kind === "settle-flag") done.delete(command.problemId);
  }
  return done;
}

/** Reads what `JSON.stringify` wrote. What somebody else wrote there is nothing to send. */
export function readOutbox(text: string | null): Outbox {
  try {
    const read: unknown = JSON.parse(text ?? "");
    if (!isRecord(read) || !Array.isArray(read.waiting) || !Array.isArray(read.refused)) return emptyOutbox;
    return { waiting: read.waiting.filter(isWaiting), refused: read.refused.filter(isWaiting) as Refused[] };
  } catch {
    return emptyOutbox;
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null;

const isText = (value: unknown) =>
  typeof value === "string" || (isRecord(value) && typeof value.key === "string");

/** The server checks the rest of a command; this only keeps the page from stumbling over it. */
function isWaiting(value: unknown): value is Waiting {
  if (!isRecord(value) || !isRecord(value.command) || !isText(value.about)) return false;
  return typeof value.command.id === "string" && typeof value.command.kind === "string";
}
