import { BlockList, isIP, isIPv6 } from "node:net";
import { LadderboardError } from "@/lib/errors";

/** Names the private addresses that Ladderboard may call: host names, addresses and networks, with commas between. */
export const allowedAddressesSetting = "LADDERBOARD_ALLOWED_ADDRESSES";

/** What is not on the public internet (IANA special-purpose registries), and what only leads back to it. */
const privateNetworks = blockList([
  "0.0.0.0/8",
  "10.0.0.0/8",
  "100.64.0.0/10",
  "127.0.0.0/8",
  "169.254.0.0/16",
  "172.16.0.0/12",
  "192.0.0.0/24",
  "192.0.2.0/24",
  "192.88.99.0/24",
  "192.168.0.0/16",
  "198.18.0.0/15",
  "198.51.100.0/24",
  "203.0.113.0/24",
  "224.0.0.0/3",
  "::/128",
  "::1/128",
  "64:ff9b::/96",
  "64:ff9b:1::/48",
  "100::/64",
  "2001::/32",
  "2001:db8::/32",
  "2002::/16",
  "fc00::/7",
  "fe80::/10",
  "ff00::/8",
]);

/**
 * Lets an address be called, or says which setting would. `host` as it stands in the URL, `address` what it stands for at
 * the moment of connecting. @throws LadderboardError invalid
 */
export function requireAllowed(
  host: string,
  address: string,
  setting = process.env[allowedAddressesSetting],
): void {
  if (!isPrivate(address)) return;
  const entries = (setting ?? "").split(/[\s,]+/).filter((entry) => entry !== "");
  const named = host.toLowerCase().replace(/\.$/, "");
  if (entries.some((entry) => entry.toLowerCase() === named)) return;
  if (contains(blockList(entries.filter(isNetwork)), address)) return;
  const known = named === address ? address : `${named} (${address})`;
  throw new LadderboardError(
    "invalid",
    { key: "addressErrors.private", values: { address: known } },
    { remedy: { key: "addressErrors.allow", values: { setting: allowedAddressesSetting, address } } },
  );
}

function isPrivate(address: string): boolean {
  return contains(privateNetworks, address);
}

/** An IPv4 address inside an IPv6 one (::ffff:…) is looked for as both. */
function contains(list: BlockList, address: string): boolean {
  return list.check(address, isIPv6(address) ? "ipv6" : "ipv4");
}

const isNetwork = (entry: string): boolean => isIP(entry.split("/")[0] ?? "") !== 0;

function blockList(networks: readonly string[]): BlockList {
  const list = new BlockList();
  for (const network of networks) {
    const [address = "", bits] = network.split("/");
    const family = isIPv6(address) ? "ipv6" : "ipv4";
    const most = family === "ipv6" ? 128 : 32;
    const prefix = bits === undefined ? most : Number(bits);
    if (Number.isInteger(prefix) && prefix >= 0 && prefix <= most) list.addSubnet(address, prefix, family);
  }
  return list;
}
