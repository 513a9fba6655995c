import { createServer } from "node:net";

/** A port of the loopback address that nothing listened on a moment ago. @throws Error where none can be had */
export async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve, reject) => {
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", resolve);
  });
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === "string") throw new Error("The probe had no port.");
  return address.port;
}
