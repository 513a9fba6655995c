export { allowedAddressesSetting, requireAllowed } from "./allowed-addresses";
export { outgoingFetch } from "./outgoing-fetch";
