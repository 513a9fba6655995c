import { technique } from "./technique";

export const parts = technique("Integration by parts", "parts", {
  training: [
    ["x*cos(3*x)", "x*sin(3*x)/3+cos(3*x)/9"],
    ["x^2*exp(2*x)", "exp(2*x)*(2*x^2-2*x+1)/4"],
    ["x^3*sin(x)", "-x^3*cos(x)+3*x^2*sin(x)+6*x*cos(x)-6*sin(x)"],
    ["x^4*log(x)", "x^5*log(x)/5-x^5/25"],
    ["x*log(x)^2", "x^2*(2*log(x)^2-2*log(x)+1)/4"],
    ["log(x)/x^3", "-log(x)/(2*x^2)-1/(4*x^2)"],
    ["log(x)/sqrt(x)", "2*sqrt(x)*log(x)-4*sqrt(x)"],
    ["x*sec(x)^2", "x*tan(x)+log(abs(cos(x)))"],
    ["x^3*exp(x^2)", "(x^2-1)*exp(x^2)/2"],
    ["x*exp(x)/(x+1)^2", "exp(x)/(x+1)"],
    ["x*sin(x)*cos(x)", "-x*cos(2*x)/4+sin(2*x)/8"],
    ["(x^2+3*x-1)*exp(-x)", "-(x^2+5*x+4)*exp(-x)"],
    ["x^5*cos(x^3)", "x^3*sin(x^3)/3+cos(x^3)/3"],
    ["log(x)^3", "x*(log(x)^3-3*log(x)^2+6*log(x)-6)"],
  ],
  benchmark: [
    ["x*sin(5*x)", "-x*cos(5*x)/5+sin(5*x)/25"],
    ["x^2*cos(x)", "x^2*sin(x)+2*x*cos(x)-2*sin(x)"],
    ["(x+2)*exp(3*x)", "(3*x+5)*exp(3*x)/9"],
    ["sqrt(x)*log(x)", "2*x^(3/2)*log(x)/3-4*x^(3/2)/9"],
    ["x*csc(x)^2", "-x*cot(x)+log(abs(sin(x)))"],
    ["x^3*exp(-2*x)", "-exp(-2*x)*(4*x^3+6*x^2+6*x+3)/8"],
    ["log(x)^2/x^2", "-(log(x)^2+2*log(x)+2)/x"],
    ["x*tan(x)^2", "x*tan(x)+log(abs(cos(x)))-x^2/2"],
    ["x^3*cos(x^2)", "x^2*sin(x^2)/2+cos(x^2)/2"],
    ["x*sin(x)^2", "x^2/4-x*sin(2*x)/4-cos(2*x)/8"],
  ],
});
