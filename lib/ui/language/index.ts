export { ClientMessages } from "./client-messages";
export { RootMessages } from "./root-messages";
