import { technique } from "./technique";

export const substitution = technique("Substitution", "substitution", {
  training: [
    ["x*exp(-x^2)", "-exp(-x^2)/2"],
    ["x^2*sqrt(x^3+4)", "2*(x^3+4)^(3/2)/9"],
    ["log(x)^3/x", "log(x)^4/4"],
    ["sin(sqrt(x))/sqrt(x)", "-2*cos(sqrt(x))"],
    ["exp(x)/(exp(2*x)+1)", "atan(exp(x))"],
    ["x/(x^4+9)", "atan(x^2/3)/6"],
    ["x^3/sqrt(1-x^8)", "asin(x^4)/4"],
    ["cos(x)/(sin(x)^2+4)", "atan(sin(x)/2)/2"],
    ["x^5*(x^2+1)^4", "(x^2+1)^7/14-(x^2+1)^6/6+(x^2+1)^5/10"],
    ["exp(tan(x))*sec(x)^2", "exp(tan(x))"],
    ["1/(x*log(x)*log(log(x)))", "log(abs(log(log(x))))"],
    ["x^3*sqrt(x^2-1)", "(x^2-1)^(5/2)/5+(x^2-1)^(3/2)/3"],
    ["atan(x)^2/(1+x^2)", "atan(x)^3/3"],
    ["sec(log(x))^2/x", "tan(log(x))"],
    ["sin(2*x)/(1+sin(x)^2)", "log(1+sin(x)^2)"],
  ],
  benchmark: [
    ["x^3*exp(x^4)", "exp(x^4)/4"],
    ["(2*x+3)/(x^2+3*x+7)^2", "-1/(x^2+3*x+7)"],
    ["sqrt(log(x))/x", "2*log(x)^(3/2)/3"],
    ["cos(1/x)/x^2", "-sin(1/x)"],
    ["sin(x)/(1+cos(x)^2)", "-atan(cos(x))"],
    ["x^2/(x^6+25)", "atan(x^3/5)/15"],
    ["exp(sqrt(x))/sqrt(x)", "2*exp(sqrt(x))"],
    ["x*(3*x-2)^7", "(3*x-2)^9/81+(3*x-2)^8/36"],
    ["asin(x)^3/sqrt(1-x^2)", "asin(x)^4/4"],
    ["x^7/(x^4+1)^3", "-1/(4*(x^4+1))+1/(8*(x^4+1)^2)"],
  ],
});
