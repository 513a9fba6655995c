import { technique } from "./technique";

export const completingTheSquare = technique("Completing the square", "completing-the-square", {
  training: [
    ["1/(x^2+4*x+13)", "atan((x+2)/3)/3"],
    ["x/(x^2+2*x+5)", "log(x^2+2*x+5)/2-atan((x+1)/2)/2"],
    ["1/sqrt(6*x-x^2)", "asin((x-3)/3)"],
    ["1/sqrt(x^2+2*x+10)", "asinh((x+1)/3)"],
    ["(2*x+5)/(x^2+6*x+10)", "log(x^2+6*x+10)-atan(x+3)"],
    ["sqrt(3-2*x-x^2)", "(x+1)*sqrt(3-2*x-x^2)/2+2*asin((x+1)/2)"],
    ["1/(2*x^2+2*x+1)", "atan(2*x+1)"],
    ["x/sqrt(5+4*x-x^2)", "-sqrt(5+4*x-x^2)+2*asin((x-2)/3)"],
    ["1/(x^2+2*x+2)^2", "atan(x+1)/2+(x+1)/(2*(x^2+2*x+2))"],
    ["exp(x)/(exp(2*x)+2*exp(x)+5)", "atan((exp(x)+1)/2)/2"],
    ["(x^2+1)/(x^2+2*x+2)", "x-log(x^2+2*x+2)+atan(x+1)"],
    ["1/(x*sqrt(log(x)^2-2*log(x)+2))", "asinh(log(x)-1)"],
  ],
  benchmark: [
    ["1/(x^2-6*x+25)", "atan((x-3)/4)/4"],
    ["(x+3)/(x^2+2*x+2)", "log(x^2+2*x+2)/2+2*atan(x+1)"],
    ["1/sqrt(8*x-x^2)", "asin((x-4)/4)"],
    ["1/sqrt(x^2-4*x+13)", "asinh((x-2)/3)"],
    ["1/(3*x^2+6*x+4)", "atan(sqrt(3)*(x+1))/sqrt(3)"],
    ["sqrt(x^2+2*x+2)", "(x+1)*sqrt(x^2+2*x+2)/2+asinh(x+1)/2"],
    ["x/sqrt(x^2-2*x+5)", "sqrt(x^2-2*x+5)+asinh((x-1)/2)"],
    ["1/(x^2-4*x+5)^2", "atan(x-2)/2+(x-2)/(2*(x^2-4*x+5))"],
    ["cos(x)/(sin(x)^2+2*sin(x)+10)", "atan((sin(x)+1)/3)/3"],
  ],
});
