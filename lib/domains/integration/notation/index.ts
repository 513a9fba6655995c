/** Reading and printing formulas: the one face of this folder. */
export { parseExpression, type ReadOptions, readAnswer, readIntegrand } from "./answer";
export { type Bound, type DefiniteIntegral, looksDefinite, readDefinite } from "./definite";
export { limits } from "./limits";
export { printAscii, printLatex, printPython } from "./print";
