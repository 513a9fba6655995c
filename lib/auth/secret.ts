import { randomBytes } from "node:crypto";
import { chmodSync, linkSync, mkdirSync, readFileSync, statSync, unlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { dataFolder } from "@/lib/data-folder";
import { LadderboardError } from "@/lib/errors";

/** Shorter secrets can be searched for by trying. */
const minimumLength = 32;

let known: string | undefined;

/**
 * The installation's secret: signs sessions and seals the keys of model endpoints. LADDERBOARD_SECRET where it is set,
 * else the file `secret` of the data folder, made once and readable by its owner alone.
 * @throws LadderboardError "unavailable" for a secret below 32 characters or a file that cannot be read or made.
 */
export function installationSecret(): string {
  known ??= process.env.LADDERBOARD_SECRET
    ? checked(process.env.LADDERBOARD_SECRET, "LADDERBOARD_SECRET")
    : secretOfFolder(dataFolder());
  return known;
}

/** The secret kept in `folder`, which is made where there is none. Processes that race all get the first one's. */
export function secretOfFolder(folder: string): string {
  const file = join(folder, "secret");
  try {
    const found = readIfThere(file);
    if (found !== undefined) return checked(found, file);
    mkdirSync(folder, { recursive: true });
    createOnce(file, randomBytes(32).toString("base64url"));
    return checked(readFileSync(file, "utf8"), file);
  } catch (cause) {
    if (cause instanceof LadderboardError) throw cause;
    throw new LadderboardError("unavailable", `The secret ${file} can be neither read nor made.`, {
      remedy: "Make the data folder writable for this user, or set LADDERBOARD_SECRET.",
      cause,
    });
  }
}

function readIfThere(file: string): string | undefined {
  try {
    if ((statSync(file).mode & 0o077) !== 0) chmodSync(file, 0o600);
    return readFileSync(file, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

/** Written beside and linked into place, so that no process ever reads half a secret. */
function createOnce(file: string, secret: string): void {
  const draft = `${file}.${process.pid}.${randomBytes(4).toString("hex")}`;
  writeFileSync(draft, secret, { mode: 0o600, flag: "wx" });
  try {
    linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  } finally {
    unlinkSync(draft);
  }
}

function checked(text: string, source: string): string {
  const secret = text.trim();
  if (secret.length >= minimumLength) return secret;
  throw new LadderboardError(
    "unavailable",
    `The secret in ${source} is shorter than ${minimumLength} characters.`,
    {
      remedy: `Put at least ${minimumLength} random characters there, such as those of \`openssl rand -base64 32\`.`,
    },
  );
}
