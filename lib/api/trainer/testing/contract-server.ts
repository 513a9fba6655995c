import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { Readable } from "node:stream";
import {
  checkpointsHandler,
  heartbeatHandler,
  type MlflowParameters,
  mlflowHandler,
  mlflowOptions,
  parentsHandler,
  problemsHandler,
  reading,
  readRunHandler,
  rewardsHandler,
  variantsHandler,
} from "../handlers";
import { trainerRoute } from "../trainer-route";

type Route = (request: Request, context: { params: Promise<never> }) => Promise<Response>;

const ofRun: Readonly<Record<string, Route>> = {
  "GET ": trainerRoute(readRunHandler, reading),
  "GET /problems": trainerRoute(problemsHandler, reading),
  "GET /parents": trainerRoute(parentsHandler),
  "POST /variants": trainerRoute(variantsHandler),
  "POST /rewards": trainerRoute(rewardsHandler),
  "POST /heartbeat": trainerRoute(heartbeatHandler),
  "POST /checkpoints": trainerRoute(checkpointsHandler),
};
const mlflow: Route = trainerRoute<MlflowParameters>(mlflowHandler, mlflowOptions);

/** The contract's routes on a port of their own, without the pages: over real HTTP, for tests. */
export async function contractServer(port = 0): Promise<{ url: string; close(): Promise<void> }> {
  const server = createServer((incoming, outgoing) => {
    answer(incoming)
      .catch((error) => Response.json({ defect: String(error) }, { status: 500 }))
      .then((response) => {
        // A body that was not read to its end leaves the connection unusable.
        if (!incoming.complete) outgoing.setHeader("Connection", "close");
        return send(response, outgoing);
      });
  });
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

async function answer(incoming: IncomingMessage): Promise<Response> {
  const url = new URL(incoming.url ?? "/", "http://127.0.0.1");
  const method = incoming.method ?? "GET";
  const body = method === "GET" ? undefined : (Readable.toWeb(incoming) as ReadableStream);
  const init = {
    method,
    headers: new Headers(incoming.headers as Record<string, string>),
    body,
    duplex: "half",
  };
  const request = new Request(url, init as RequestInit);
  const call = (route: Route, params: object) => route(request, { params: Promise.resolve(params as never) });
  const run = /^\/api\/trainer\/runs\/([^/]+)(\/\w+)?$/.exec(url.pathname);
  const route = run && ofRun[`${method} ${run[2] ?? ""}`];
  if (route) return call(route, { runId: run[1] });
  const tracking = /^\/api\/2\.0\/mlflow\/(.+)$/.exec(url.pathname);
  if (tracking) return call(mlflow, { path: tracking[1]!.split("/") });
  return new Response("Not found", { status: 404 });
}

async function send(response: Response, outgoing: ServerResponse): Promise<void> {
  outgoing.writeHead(response.status, Object.fromEntries(response.headers));
  if (response.body) for await (const part of response.body) outgoing.write(part);
  outgoing.end();
}
