import type { Read, ReadError } from "../../domain";

/** Why a text could not be read, thrown inside the reader only: its public functions never throw. */
export class ReadFailure extends Error {
  constructor(
    message: string,
    readonly position: number,
  ) {
    super(message);
  }
}

export function reading<T>(read: () => T): Read<T> {
  try {
    return { ok: true, value: read() };
  } catch (problem) {
    if (!(problem instanceof ReadFailure)) throw problem;
    const error: ReadError = { message: problem.message, position: problem.position };
    return { ok: false, error };
  }
}
