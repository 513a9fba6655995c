export { type Admission, admitFormula, type FormulaWarning, revealInvisible } from "./admit";
export type { FormulaMode } from "./draw";
export { Formula } from "./formula";
export { FormulaPanel } from "./formula-panel";
export { NoteText } from "./note-text";
