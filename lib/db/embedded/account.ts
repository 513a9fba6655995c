import { execFileSync, type SpawnOptions } from "node:child_process";
import { chownSync, statSync } from "node:fs";
import { dirname } from "node:path";

/** PostgreSQL refuses to run as root: where we are root, it runs as the system user `postgres`. */
export type Account = {
  /** Makes it the owner of a file or folder. */
  own(path: string): void;
  /** How to start `program` under the account, so that it can reach each of `paths`. */
  command(program: string, paths: readonly string[]): { file: string; args: string[]; options: SpawnOptions };
};

export function postgresAccount(): Account {
  if (process.getuid?.() !== 0)
    return { own: () => {}, command: (file) => ({ file, args: [], options: {} }) };
  const { uid, gid } = systemUser();
  return {
    own: (path) => chownSync(path, uid, gid),
    command: (program, paths) =>
      paths.every((path) => reachable(path, uid))
        ? { file: program, args: [], options: { uid, gid } }
        : { file: "setpriv", args: [...throughClosedFolders(uid, gid), program], options: {} },
  };
}

function systemUser(): { uid: number; gid: number } {
  const id = (flag: string) =>
    Number(execFileSync("id", [flag, "postgres"], { encoding: "utf8", stdio: "pipe" }));
  try {
    return { uid: id("-u"), gid: id("-g") };
  } catch {
    execFileSync("groupadd", ["--force", "--system", "postgres"]);
    execFileSync("useradd", ["--system", "--no-create-home", "-g", "postgres", "postgres"]);
    return { uid: id("-u"), gid: id("-g") };
  }
}

/** Whether a user may walk down to a path: a project in /root, for one, is closed to all but root. */
function reachable(path: string, uid: number): boolean {
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    const { mode, uid: owner } = statSync(folder);
    if ((mode & (owner === uid ? 0o100 : 0o001)) === 0) return false;
    if (folder === dirname(folder)) return true;
  }
}

/**
 * Not root, but past the permissions of the folders on the way (setpriv is part of util-linux). Without the secure bit,
 * access(2), by which initdb looks for its neighbours, would not count the capability.
 */
function throughClosedFolders(uid: number, gid: number): string[] {
  const may = ["--inh-caps=+dac_override", "--ambient-caps=+dac_override", "--securebits=+no_setuid_fixup"];
  return [`--reuid=${uid}`, `--regid=${gid}`, "--clear-groups", ...may, "--"];
}
