import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

type Job = { status: string; message: string; logs: string };

/** What Ray's Jobs API says, as far as a test wants it to: it runs nothing. */
export class ScriptedRay {
  readonly jobs = new Map<string, Job>();
  readonly packages = new Set<string>();
  readonly submissions: {
    submission_id: string;
    entrypoint: string;
    runtime_env: { env_vars: Record<string, string> };
  }[] = [];
  readonly stopped: string[] = [];
  token: string | null = "ray-token";
  /** Answers every call in its place; null: as Ray does. */
  misbehaves: ((reply: ServerResponse) => void) | null = null;
  /** Called after a submission was taken, in place of the answer that says so. */
  losesAnswers = false;
  private readonly server = createServer((asked, reply) => void this.answer(asked, reply));

  static async start(): Promise<ScriptedRay> {
    const ray = new ScriptedRay();
    await new Promise<void>((resolve) => ray.server.listen(0, "127.0.0.1", resolve));
    return ray;
  }

  get address(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  close(): Promise<void> {
    this.server.closeAllConnections();
    return new Promise((resolve) => this.server.close(() => resolve()));
  }

  private async answer(asked: IncomingMessage, reply: ServerResponse): Promise<void> {
    const parts: Buffer[] = [];
    for await (const part of asked) parts.push(part as Buffer);
    const body = Buffer.concat(parts);
    if (this.misbehaves) return this.misbehaves(reply);
    if (this.token && asked.headers.authorization !== `Bearer ${this.token}`)
      return void reply.writeHead(401).end("no");
    const json = (status: number, value: unknown) => reply.writeHead(status).end(JSON.stringify(value));
    const path = asked.url ?? "";
    const [, , , id = "", verb] = path.split("/");
    if (path === "/api/version") return void json(200, { ray_version: "2.60.0" });
    if (path.startsWith("/api/packages/")) {
      if (asked.method === "PUT") this.packages.add(path);
      return void (this.packages.has(path) ? json(200, {}) : reply.writeHead(404).end("not found"));
    }
    if (path === "/api/jobs/" && asked.method === "POST")
      return this.submit(JSON.parse(body.toString()), reply);
    if (path === "/api/jobs/") return void json(200, [...this.jobs.values()]);
    const job = this.jobs.get(decodeURIComponent(id));
    if (!job) return void reply.writeHead(404).end("no such job");
    if (verb === "logs") return void json(200, { logs: job.logs });
    if (verb === "stop") {
      this.stopped.push(id);
      job.status = "STOPPED";
      return void json(200, { stopped: true });
    }
    json(200, { ...job, type: "SUBMISSION" });
  }

  private submit(request: ScriptedRay["submissions"][number], reply: ServerResponse): void {
    if (this.jobs.has(request.submission_id)) return void reply.writeHead(500).end("already exists");
    this.submissions.push(request);
    this.jobs.set(request.submission_id, { status: "PENDING", message: "", logs: "" });
    if (this.losesAnswers) return void reply.destroy();
    reply.writeHead(200).end(JSON.stringify({ submission_id: request.submission_id }));
  }
}
