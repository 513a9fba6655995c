import { technique } from "./technique";

export const trigonometricSubstitution = technique(
  "Trigonometric substitution",
  "trigonometric-substitution",
  {
    training: [
      ["sqrt(4-x^2)", "x*sqrt(4-x^2)/2+2*asin(x/2)"],
      ["1/(x^2*sqrt(x^2+9))", "-sqrt(x^2+9)/(9*x)"],
      ["x^2/sqrt(1-x^2)", "asin(x)/2-x*sqrt(1-x^2)/2"],
      ["1/(4+x^2)^2", "x/(8*(x^2+4))+atan(x/2)/16"],
      ["1/(x^2+1)^(3/2)", "x/sqrt(x^2+1)"],
      ["sqrt(x^2-9)/x", "sqrt(x^2-9)-3*atan(sqrt(x^2-9)/3)"],
      ["x^3/sqrt(4-x^2)", "-x^2*sqrt(4-x^2)-2*(4-x^2)^(3/2)/3"],
      ["1/(x*sqrt(x^2-1))", "atan(sqrt(x^2-1))"],
      ["sqrt(1-x^2)/x^2", "-sqrt(1-x^2)/x-asin(x)"],
      ["x^2*sqrt(9-x^2)", "81*asin(x/3)/8-x*(9-2*x^2)*sqrt(9-x^2)/8"],
      ["(1-x^2)^(3/2)", "x*(1-x^2)^(3/2)/4+3*x*sqrt(1-x^2)/8+3*asin(x)/8"],
      ["1/(x^4*sqrt(x^2+1))", "sqrt(x^2+1)/x-(x^2+1)^(3/2)/(3*x^3)"],
      ["x^2/(x^2+4)^2", "atan(x/2)/4-x/(2*(x^2+4))"],
    ],
    benchmark: [
      ["sqrt(25-x^2)", "x*sqrt(25-x^2)/2+25*asin(x/5)/2"],
      ["1/(x^2*sqrt(16-x^2))", "-sqrt(16-x^2)/(16*x)"],
      ["x^2/sqrt(x^2+1)", "x*sqrt(x^2+1)/2-asinh(x)/2"],
      ["1/(9-x^2)^(3/2)", "x/(9*sqrt(9-x^2))"],
      ["sqrt(x^2+4)", "x*sqrt(x^2+4)/2+2*asinh(x/2)"],
      ["x^3*sqrt(1-x^2)", "(1-x^2)^(5/2)/5-(1-x^2)^(3/2)/3"],
      ["sqrt(x^2-4)/x", "sqrt(x^2-4)-2*atan(sqrt(x^2-4)/2)"],
      ["1/(x^2+9)^2", "x/(18*(x^2+9))+atan(x/3)/54"],
      ["x^2/(1-x^2)^(3/2)", "x/sqrt(1-x^2)-asin(x)"],
      ["sqrt(x^2+1)/x^2", "asinh(x)-sqrt(x^2+1)/x"],
    ],
  },
);
