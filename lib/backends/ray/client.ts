import { z } from "zod";
import { LadderboardError, wholeText } from "@/lib/errors";
import type { Words } from "@/lib/language/words";
import { outgoingFetch } from "@/lib/outgoing";
import { RayError } from "./ray-error";
import type { TrainerPackage } from "./trainer-package";

export type RayAddress = {
  /** Of the Jobs API, e.g. http://ray-head:8265 */
  readonly address: string;
  /** Of Ray's token authentication; null where the cluster has none. */
  readonly token: string | null;
  /** The longest that one call may take, in milliseconds. */
  readonly timeoutMs?: number;
};

export const jobStatuses = ["PENDING", "RUNNING", "STOPPED", "SUCCEEDED", "FAILED"] as const;
export type RayJobStatus = (typeof jobStatuses)[number];

export type RayJobRequest = {
  readonly submissionId: string;
  /** Run by a shell on the cluster: it is fixed text, and everything that varies goes through `environment`. */
  readonly entrypoint: string;
  readonly packageName: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly pip: readonly string[];
  readonly metadata: Readonly<Record<string, string>>;
  readonly cpus: number;
  readonly gpus: number;
};

const jobDetails = z.object({
  status: z.enum(jobStatuses),
  message: z.string().nullish(),
  error_type: z.string().nullish(),
});
export type RayJobDetails = { readonly status: RayJobStatus; readonly message: string };

const versionReply = z.object({ ray_version: z.string() });
const logsReply = z.object({ logs: z.string() });

/** The largest reply that is read: a log may be long, what is not Ray may be endless. */
const largestReply = 32 * 1024 * 1024;

/** Ray's Jobs REST API (docs.ray.io, "Ray Jobs REST API"). Every method throws RayError. */
export function rayClient(ray: RayAddress) {
  const call = (method: string, path: string, body?: Buffer | object) => callRay(ray, method, path, body);
  const job = (id: string) => `/api/jobs/${encodeURIComponent(id)}`;
  return {
    async version(): Promise<string> {
      return parse(versionReply, await call("GET", "/api/version")).ray_version;
    },
    /** Asks for the cluster's jobs, which needs the token where there is one. */
    async listJobs(): Promise<void> {
      parse(z.array(z.unknown()), await call("GET", "/api/jobs/"));
    },
    /** Uploads a package that the cluster does not have yet. */
    async provide({ name, archive }: TrainerPackage): Promise<void> {
      const path = `/api/packages/gcs/${name}`;
      const known = await call("GET", path).then(
        () => true,
        (error) => {
          if (error instanceof RayError && error.reason === "unknown-job") return false;
          throw error;
        },
      );
      if (!known) await call("PUT", path, archive);
    },
    async submit(request: RayJobRequest): Promise<void> {
      await call("POST", "/api/jobs/", {
        submission_id: request.submissionId,
        entrypoint: request.entrypoint,
        entrypoint_num_cpus: request.cpus,
        entrypoint_num_gpus: request.gpus,
        metadata: request.metadata,
        runtime_env: {
          working_dir: `gcs://${request.packageName}`,
          env_vars: request.environment,
          ...(request.pip.length > 0 ? { pip: request.pip } : {}),
        },
      });
    },
    async job(id: string): Promise<RayJobDetails> {
      const { status, message } = parse(jobDetails, await call("GET", job(id)));
      return { status, message: message ?? "" };
    },
    /** Everything that the job has printed so far. */
    async logs(id: string): Promise<string> {
      return parse(logsReply, await call("GET", `${job(id)}/logs`)).logs;
    },
    async stop(id: string): Promise<void> {
      await call("POST", `${job(id)}/stop`);
    },
  };
}

export type RayClient = ReturnType<typeof rayClient>;

async function callRay(
  ray: RayAddress,
  method: string,
  path: string,
  body?: Buffer | object,
): Promise<string> {
  const isBytes = Buffer.isBuffer(body);
  const headers: Record<string, string> = {
    ...(ray.token ? { Authorization: `Bearer ${ray.token}` } : {}),
    ...(body ? { "Content-Type": isBytes ? "application/octet-stream" : "application/json" } : {}),
  };
  const signal = AbortSignal.timeout(ray.timeoutMs ?? 15_000);
  try {
    const reply = await outgoingFetch(new URL(path, ray.address), {
      method,
      headers,
      body: body === undefined ? undefined : isBytes ? new Uint8Array(body) : JSON.stringify(body),
      signal,
    });
    const text = await readAll(reply);
    if (reply.ok) return text;
    throw refusal(reply.status, text);
  } catch (error) {
    if (error instanceof RayError) throw error;
    if (error instanceof LadderboardError) throw new RayError("refused", wholeText(error), { cause: error });
    const { address } = ray;
    if (signal.aborted)
      throw new RayError(
        "unreachable",
        { key: "backendErrors.noAnswer", values: { address } },
        { cause: error },
      );
    const text: Words = { key: "backendErrors.unreachable", values: { address, code: codeOf(error) } };
    throw new RayError("unreachable", text, { cause: error });
  }
}

async function readAll(reply: Response): Promise<string> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of reply.body ?? []) {
    size += part.length;
    if (size > largestReply) throw new RayError("not-ray", { key: "backendErrors.endless" });
    parts.push(part);
  }
  return Buffer.concat(parts).toString("utf8");
}

/** What upstream says is shown in one short line of plain text, never as it came. */
function refusal(status: number, text: string): RayError {
  const said = plainLine(text);
  if (status === 401 || status === 403)
    return new RayError("unauthorised", { key: "backendErrors.token", values: { status } });
  if (status === 404) return new RayError("unknown-job", { key: "backendErrors.unknownJob" });
  if (status === 400) return new RayError("refused", { key: "backendErrors.refuses", values: { said } });
  if (status >= 500)
    return new RayError("failing", { key: "backendErrors.answersError", values: { status, said } });
  return new RayError("not-ray", { key: "backendErrors.notRay", values: { status } });
}

function plainLine(text: string): string {
  const lines = text.split("\n").map((line) => line.replace(/\p{Cc}/gu, " ").trim());
  return (lines.filter((line) => line !== "").at(-1) ?? "").slice(0, 300);
}

function parse<T>(schema: z.ZodType<T>, text: string): T {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new RayError("not-ray", { key: "backendErrors.notRayJson" });
  }
  const read = schema.safeParse(value);
  if (read.success) return read.data;
  throw new RayError("not-ray", { key: "backendErrors.notRayShape" });
}

function codeOf(error: unknown): string {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return code || (error instanceof Error ? error.message.slice(0, 100) : "unknown");
}
