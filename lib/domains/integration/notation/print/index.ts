export { printLatex } from "./latex";
export { printAscii, printPython } from "./linear";
