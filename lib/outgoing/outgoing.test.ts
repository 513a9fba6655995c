import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, it, vi } from "vitest";
import { LadderboardError, wholeText } from "@/lib/errors";
import { inJapanese } from "@/lib/language/testing/in-japanese";
import { outgoingFetch, requireAllowed } from ".";

const servers: { close(): void }[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
  vi.unstubAllEnvs();
});

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const refusal = { code: "invalid", remedy: expect.stringContaining("LADDERBOARD_ALLOWED_ADDRESSES") };

it.each([
  "127.0.0.1",
  "10.1.2.3",
  "169.254.169.254",
  "100.100.100.200",
  "::1",
  "::ffff:169.254.169.254",
  "64:ff9b::a9fe:a9fe",
  "fd00::1",
  "0.0.0.0",
  "224.0.0.1",
])("%s is private until the setting names it", (address) => {
  expect(() => requireAllowed("host", address, "")).toThrow(/private address/);
  expect(() => requireAllowed("host", address, `192.168.0.0/16, ${address}`)).not.toThrow();
  expect(() => requireAllowed("host", address, "HOST")).not.toThrow();
});

it("a public address needs no setting, and a network allows what is in it", () => {
  expect(() => requireAllowed("x", "93.184.216.34", "")).not.toThrow();
  expect(() => requireAllowed("x", "2606:2800:220:1::1", "")).not.toThrow();
  expect(() => requireAllowed("x", "10.9.9.9", "10.0.0.0/8")).not.toThrow();
  expect(() => requireAllowed("x", "11.9.9.9.", "nonsense/99")).not.toThrow();
});

it.each([
  "http://127.1",
  "http://0x7f.1",
  "http://2130706433",
  "http://localhost",
  "http://[::ffff:127.0.0.1]",
])("%s is seen through", async (address) => {
  vi.stubEnv("LADDERBOARD_ALLOWED_ADDRESSES", "");
  const { port } = new URL(await serve((_, reply) => reply.end("secret")));
  await expect(outgoingFetch(`${address}:${port}/`)).rejects.toMatchObject(refusal);
});

it("a redirect to a private address is refused, and a key does not follow to another host", async () => {
  const keys: (string | undefined)[] = [];
  const other = await serve((asked, reply) => {
    keys.push(asked.headers.authorization);
    reply.end("there");
  });
  const first = await serve((asked, reply) => {
    const to = asked.url === "/inside" ? other.replace("127.0.0.1", "127.0.0.2") : other;
    reply.writeHead(302, { Location: to }).end();
  });
  vi.stubEnv("LADDERBOARD_ALLOWED_ADDRESSES", "127.0.0.1");
  const headers = { Authorization: "Bearer secret" };
  expect(await (await outgoingFetch(`${first}/`, { headers })).text()).toBe("there");
  expect(keys).toEqual([undefined]);
  await expect(outgoingFetch(`${first}/inside`, { headers })).rejects.toMatchObject(refusal);
});

it("sends a body and streams the reply; an aborted call ends", async () => {
  const url = await serve(async (asked, reply) => {
    const parts: Buffer[] = [];
    for await (const part of asked) parts.push(part as Buffer);
    if (asked.url === "/never") return;
    reply.writeHead(201, { "X-Said": "yes" }).end(Buffer.concat(parts));
  });
  vi.stubEnv("LADDERBOARD_ALLOWED_ADDRESSES", "127.0.0.1");
  const reply = await outgoingFetch(url, { method: "POST", body: "hello" });
  expect([reply.status, reply.headers.get("x-said"), await reply.text()]).toEqual([201, "yes", "hello"]);
  const signal = AbortSignal.timeout(50);
  await expect(outgoingFetch(`${url}/never`, { signal })).rejects.toThrow();
});

it("says why an address is not called in the reader's language", async () => {
  const loop: string = await serve((_, reply) => void reply.writeHead(302, { Location: loop }).end());
  vi.stubEnv("LADDERBOARD_ALLOWED_ADDRESSES", "127.0.0.1");
  const said = async (address: string) => {
    const error = await outgoingFetch(address).catch((refused: unknown) => refused);
    return error instanceof LadderboardError && inJapanese(wholeText(error));
  };
  expect(await said("ftp://example.org")).toContain("ftp: には接続しません。");
  expect(await said(loop)).toContain("3回を超えてリダイレクトしました。");
  expect(await said("http://10.0.0.1")).toMatch(
    /プライベートアドレス.*LADDERBOARD_ALLOWED_ADDRESSES=10\.0\.0\.1/,
  );
});
