/** Reading and printing formulas: the one face of this folder. */
export { parseExpression, type ReadOptions, readAnswer, readIntegrand } from "./answer";
export { limits } from "./limits";
export { printAscii, printLatex, printPython } from "./print";
