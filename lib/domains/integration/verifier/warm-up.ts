import { verifyAntiderivative } from ".";

/** With breaks, branches and singularities: what a hostile text would be the first to ask for. `%` stands for a number. */
const terms = [
  "abs(x-%)",
  "sin(%*x)",
  "sqrt(x^2+%)",
  "log(x^2+%)",
  "exp(-%*x)",
  "x^%/3",
  "atan(x*%)",
  "sqrt(x+%)",
  "sqrt(x-%)",
  "log(x-%)",
];
const termsEach = 400;
const times = 4;

let isWarm = false;

/**
 * Checks made-up answers until the code is compiled, about a tenth of a second, the first time it is called in a thread: a
 * costly text that happened to be the first would take several times as long as it does later.
 */
export function warmUp(): void {
  if (isWarm) return;
  isWarm = true;
  for (let time = 0; time < times; time++) {
    const text = Array.from({ length: termsEach }, (_, k) =>
      terms[k % terms.length]!.replace("%", String(k + time + 2)),
    ).join(time % 2 === 0 ? "*" : "+");
    verifyAntiderivative(text, text, `warm-up ${time}`);
  }
}
