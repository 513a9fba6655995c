import { z } from "zod";
import { recordAudit } from "@/lib/audit";
import type { Actor } from "@/lib/auth/actor";
import { type RayAddress, RayError, rayClient } from "@/lib/backends/ray";
import { type Database, Prisma } from "@/lib/db";
import { invalidField, LadderboardError } from "@/lib/errors";
import { schemaText, type Text } from "@/lib/language/words";
import { openSealedKey, sealKey } from "./sealed-key";

const httpUrl = z.url({
  protocol: /^https?$/,
  error: schemaText({ key: "backendErrors.address", values: { example: "http://ray-head:8265" } }),
});

/** Everything that a person says of a Ray cluster. */
export const rayBackendInput = z.object({
  name: z
    .string()
    .trim()
    .min(1, schemaText({ key: "backendErrors.nameMissing" }))
    .max(120),
  address: httpUrl.describe("Of Ray's dashboard and Jobs API"),
  /** Empty: keeps the stored one while the address stays, else none. */
  token: z.string().trim().max(2_000).default("").describe("Of Ray's token authentication"),
  callbackUrl: httpUrl.describe("How this workbench is reached from the cluster"),
  outputFolder: z
    .string()
    .trim()
    .min(1)
    .max(500)
    .regex(/^[\w./@-]+$/, schemaText({ key: "backendErrors.outputFolder" }))
    .default("/tmp/ladderboard-output")
    .describe("Where weights are stored on the cluster, on a disk that its machines share"),
  installPackages: z
    .boolean()
    .default(false)
    .describe("Let Ray install the trainer's Python packages for each job"),
  gpuHourPrice: z.coerce
    .number()
    .min(0)
    .max(10_000)
    .default(0)
    .describe("Of one GPU for one hour, for estimates"),
});
export type RayBackendInput = z.output<typeof rayBackendInput>;

export type BackendTest = { readonly ok: boolean; readonly message: Text };
/** What the last test of a backend found, and when. */
export type LastBackendTest = BackendTest & { readonly at: string };

type RayBackendConfig = Pick<RayBackendInput, "outputFolder" | "installPackages" | "gpuHourPrice"> & {
  readonly lastTest?: LastBackendTest | null;
};

/**
 * Adds a backend, or changes one, with what a test of it as it is now found, where one was made. A stored token never goes to an
 * address that it was not given for.
 */
export async function saveRayBackend(
  db: Database,
  actor: Actor,
  input: RayBackendInput,
  id?: string,
  tested: LastBackendTest | null = null,
): Promise<{ id: string }> {
  const { name, address, token, callbackUrl, ...config } = input;
  try {
    return await db.$transaction(async (tx) => {
      const before = id ? await tx.rayBackend.findUnique({ where: { id } }) : null;
      if (id && !before) throw noSuchBackend();
      const sameHost = before !== null && new URL(before.address).origin === new URL(address).origin;
      const kept = sameHost ? before.sealedToken : null;
      const sealedToken = token === "" ? kept : sealKey(token);
      const stored = { ...config, lastTest: tested } as Prisma.InputJsonObject;
      const data = { name, address, callbackUrl, config: stored, sealedToken };
      const saved = before
        ? await tx.rayBackend.update({ where: { id: before.id }, data })
        : await tx.rayBackend.create({ data });
      const changes = {
        name,
        address,
        callbackUrl,
        ...config,
        token: token === "" ? "unchanged" : "replaced",
      };
      const action = before ? "backend.changed" : "backend.added";
      await recordAudit(tx, { actor, action, subject: `backend:${saved.id}`, changes });
      return { id: saved.id };
    });
  } catch (error) {
    if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002")
      throw invalidField("name", { key: "backendErrors.nameTaken" });
    throw error;
  }
}

/** The backends that can be chosen. Tokens stay where they are. */
export async function listRayBackends(db: Database) {
  const rows = await db.rayBackend.findMany({ where: { archivedAt: null }, orderBy: { name: "asc" } });
  return rows.map(({ sealedToken, config, archivedAt: _, ...row }) => ({
    ...row,
    lastTest: null,
    ...(config as RayBackendConfig),
    hasToken: sealedToken !== null,
  }));
}
export type ListedRayBackend = Awaited<ReturnType<typeof listRayBackends>>[number];

/** Takes a backend out of the choices; its runs stay. */
export async function archiveRayBackend(db: Database, actor: Actor, id: string): Promise<void> {
  await db.$transaction(async (tx) => {
    const { count } = await tx.rayBackend.updateMany({
      where: { id, archivedAt: null },
      data: { archivedAt: new Date() },
    });
    if (count === 0) throw noSuchBackend();
    await recordAudit(tx, { actor, action: "backend.archived", subject: `backend:${id}`, changes: {} });
  });
}

/** What a worker needs to send a run to a backend and to follow it there. */
export async function rayBackendForRun(db: Database, id: string) {
  const row = await db.rayBackend.findUnique({ where: { id } });
  if (!row) throw noSuchBackend();
  const ray: RayAddress = {
    address: row.address,
    token: row.sealedToken === null ? null : openSealedKey(row.sealedToken),
  };
  return { ray, name: row.name, callbackUrl: row.callbackUrl, ...(row.config as RayBackendConfig) };
}

/** Says whether the cluster answers, takes the token and guards its Jobs API. Stores nothing, starts nothing. */
export async function testRayBackend(
  db: Database,
  input: RayBackendInput,
  id?: string,
): Promise<LastBackendTest> {
  const stored = id ? await rayBackendForRun(db, id) : null;
  const sameHost = stored !== null && new URL(stored.ray.address).origin === new URL(input.address).origin;
  const token = input.token || (sameHost ? stored.ray.token : null);
  return testOf({ address: input.address, token });
}

/** Tests a backend as it is stored, and keeps what was found for everybody who looks at the list. */
export async function testStoredRayBackend(db: Database, id: string): Promise<LastBackendTest> {
  const { ray } = await rayBackendForRun(db, id);
  const lastTest = await testOf(ray);
  const kept = JSON.stringify({ lastTest });
  // Only of the address that was tested: somebody may have changed it meanwhile.
  await db.$executeRaw`
    UPDATE ray_backend SET config = config || ${kept}::jsonb WHERE id = ${id} AND address = ${ray.address}`;
  return lastTest;
}

async function testOf(ray: RayAddress): Promise<LastBackendTest> {
  const at = new Date().toISOString();
  try {
    const version = await rayClient(ray).version();
    const open = await answersAnyone(ray.address);
    const message: Text = {
      key: open ? "backendErrors.answersAnyone" : "backendErrors.answers",
      values: { version },
    };
    return { ok: true, message, at };
  } catch (error) {
    if (error instanceof RayError) return { ok: false, message: error.text, at };
    throw error;
  }
}

/** Whether Ray lists its jobs for somebody without a token. */
async function answersAnyone(address: string): Promise<boolean> {
  return rayClient({ address, token: null })
    .listJobs()
    .then(
      () => true,
      (error) => {
        if (error instanceof RayError && error.reason === "unauthorised") return false;
        throw error;
      },
    );
}

const noSuchBackend = () => new LadderboardError("not-found", { key: "backendErrors.notFound" });
