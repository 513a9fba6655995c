export { ApiProvider, useTRPC, useTRPCClient } from "./provider";
