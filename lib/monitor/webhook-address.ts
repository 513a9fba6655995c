import { lookup } from "node:dns/promises";
import { isIP } from "node:net";
import { invalidField, LadderboardError, wholeText } from "@/lib/errors";
import { requireAllowed } from "@/lib/outgoing";

/**
 * Refuses a webhook that no alert could be posted to, while the person who typed it is there to read what to do. A name that
 * stands for nothing now may do so later: posting looks again. @throws LadderboardError invalid
 */
export async function requireAllowedWebhook(url: string): Promise<void> {
  const host = new URL(url).hostname.replace(/^\[|\]$/g, "");
  try {
    for (const address of await addressesOf(host)) requireAllowed(host, address);
  } catch (error) {
    if (error instanceof LadderboardError) throw invalidField("policy.webhookUrl", wholeText(error));
    throw error;
  }
}

async function addressesOf(host: string): Promise<string[]> {
  if (isIP(host)) return [host];
  const found = await lookup(host, { all: true }).catch(() => []);
  return found.map(({ address }) => address);
}
