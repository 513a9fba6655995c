import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** For tests: a real HTTP server that speaks /v1/chat/completions and /v1/models, one scripted behaviour a request. */
export type ModelServer = {
  readonly baseUrl: string;
  /** Bodies of the chat requests so far, in the order of their arrival. */
  readonly requests: readonly ChatBody[];
  readonly authorisations: readonly (string | undefined)[];
  [Symbol.asyncDispose](): Promise<void>;
};
export type ChatBody = {
  readonly model: string;
  readonly temperature: number;
  readonly stream?: boolean;
  readonly max_tokens?: number;
  readonly max_completion_tokens?: number;
  readonly messages: readonly { readonly role: string; readonly content: string }[];
};
export type Behaviour = (response: ServerResponse, body: ChatBody) => void;

/** Each request meets the next behaviour; the last one stays. */
export async function modelServer(...behaviours: readonly [Behaviour, ...Behaviour[]]): Promise<ModelServer> {
  const requests: ChatBody[] = [];
  const authorisations: (string | undefined)[] = [];
  const server = createServer(async (request, response) => {
    authorisations.push(request.headers.authorization);
    if (request.url === "/v1/models")
      return json({ object: "list", data: [{ id: "tiny" }, { id: "large" }] })(response);
    if (request.url !== "/v1/chat/completions") return status(404, {}, "no such page")(response);
    const body = JSON.parse(await bodyOf(request)) as ChatBody;
    requests.push(body);
    behaviours[Math.min(requests.length, behaviours.length) - 1]!(response, body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    requests,
    authorisations,
    [Symbol.asyncDispose]: () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      return closed;
    },
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = "";
  for await (const part of request) text += String(part);
  return text;
}

export const json =
  (value: unknown) =>
  (response: ServerResponse): void => {
    response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(value));
  };

/** A well-formed completion of 1,000 prompt and 200 completion tokens. */
export const says = (content: string, finish = "stop"): Behaviour =>
  json({
    id: "1",
    object: "chat.completion",
    choices: [{ index: 0, message: { role: "assistant", content }, finish_reason: finish }],
    usage: { prompt_tokens: 1000, completion_tokens: 200, total_tokens: 1200 },
  });

export const status =
  (
    code: number,
    headers: Record<string, string> = {},
    message = "scripted failure",
  ): ((r: ServerResponse) => void) =>
  (response) => {
    response
      .writeHead(code, { "content-type": "application/json", ...headers })
      .end(JSON.stringify({ error: { message, type: "scripted" } }));
  };

export const page =
  (type: string, text: string): Behaviour =>
  (response) => {
    response.writeHead(200, { "content-type": type }).end(text);
  };

/** Takes the request and never answers. */
export const silence: Behaviour = () => {};

/** Answers the headers and a beginning, then nothing more. */
export const stalls: Behaviour = (response) => {
  response.writeHead(200, { "content-type": "application/json" }).write('{"choices": [');
};

/** Closes the connection before, or in the middle of, a reply. */
export const hangsUp: Behaviour = (response) => {
  response.destroy();
};
export const cutsOff: Behaviour = (response) => {
  response.writeHead(200, { "content-type": "application/json", "content-length": "5000" });
  response.write('{"choices": [', () => response.destroy());
};

const event = (delta: string, finish: string | null): string =>
  `data: ${JSON.stringify({ choices: [{ index: 0, delta: { content: delta }, finish_reason: finish }] })}\n\n`;

/** A streamed reply in pieces; `ending` decides whether it is completed, ends early, loses its connection or never ends. */
export const streams =
  (pieces: readonly string[], ending: "complete" | "early" | "cut" | "stalled"): Behaviour =>
  (response) => {
    response.writeHead(200, { "content-type": "text/event-stream" });
    for (const piece of pieces) response.write(event(piece, null));
    if (ending === "stalled") return;
    if (ending === "cut") response.write(": \n\n", () => response.destroy());
    else if (ending === "early") response.end();
    else {
      response.write(event("", "stop"));
      response.write('data: {"choices": [], "usage": {"prompt_tokens": 10, "completion_tokens": 5}}\n\n');
      response.end("data: [DONE]\n\n");
    }
  };
