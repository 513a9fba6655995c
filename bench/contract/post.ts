/** One call of the contract; throws where it is refused. */
// biome-ignore lint/suspicious/noExplicitAny: a benchmark reads what it asked for
export async function post(url: string, token: string, body: unknown): Promise<any> {
  const reply = await fetch(url, {
    method: "POST",
    headers: { Authorization: `Bearer ${token}`, "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
  if (!reply.ok) throw new Error(`${reply.status} ${await reply.text()}`);
  return reply.json();
}
