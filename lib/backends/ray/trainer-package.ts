import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { zip } from "./zip";

export type TrainerPackage = {
  /** SHA-256 of the archive, in hexadecimal. */
  readonly hash: string;
  /** As Ray's package store names it: the same content has the same name. */
  readonly name: string;
  readonly archive: Buffer;
};

/** The Python package `ladderboard_trainer` as Ray takes it. @throws where `folder` has none */
export function trainerPackage(folder = resolve("trainer")): TrainerPackage {
  const module = "ladderboard_trainer";
  const files = readdirSync(join(folder, module)).filter((name) => name.endsWith(".py"));
  if (files.length === 0) throw new Error(`${folder} holds no ${module}.`);
  const archive = zip(
    files
      .sort()
      .map((name) => ({ name: `${module}/${name}`, content: readFileSync(join(folder, module, name)) })),
  );
  const hash = createHash("sha256").update(archive).digest("hex");
  return { hash, name: `_ray_pkg_${hash.slice(0, 32)}.zip`, archive };
}
