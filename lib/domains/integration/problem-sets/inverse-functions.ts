import { technique } from "./technique";

export const inverseFunctions = technique("Inverse functions and logarithms by parts", "inverse-functions", {
  training: [
    ["atan(x)", "x*atan(x)-log(x^2+1)/2"],
    ["x*atan(x)", "(x^2+1)*atan(x)/2-x/2"],
    ["asin(x)^2", "x*asin(x)^2+2*sqrt(1-x^2)*asin(x)-2*x"],
    ["log(x^2+1)", "x*log(x^2+1)-2*x+2*atan(x)"],
    ["x^2*atan(x)", "x^3*atan(x)/3-x^2/6+log(x^2+1)/6"],
    ["x*asin(x)", "(2*x^2-1)*asin(x)/4+x*sqrt(1-x^2)/4"],
    ["atan(sqrt(x))", "(x+1)*atan(sqrt(x))-sqrt(x)"],
    ["log(x+sqrt(x^2-1))", "x*log(x+sqrt(x^2-1))-sqrt(x^2-1)"],
    ["atan(x)/x^2", "-atan(x)/x+log(abs(x))-log(x^2+1)/2"],
    ["x*log(x+1)", "(x^2-1)*log(x+1)/2-x^2/4+x/2"],
    ["x*atan(x)^2", "(x^2+1)*atan(x)^2/2-x*atan(x)+log(x^2+1)/2"],
    ["asin(sqrt(x))", "(x-1/2)*asin(sqrt(x))+sqrt(x)*sqrt(1-x)/2"],
    ["log(sqrt(x)+1)", "(x-1)*log(sqrt(x)+1)-x/2+sqrt(x)"],
    ["x*asin(x)/sqrt(1-x^2)", "x-sqrt(1-x^2)*asin(x)"],
  ],
  benchmark: [
    ["acos(x)", "x*acos(x)-sqrt(1-x^2)"],
    ["x^2*log(x)", "x^3*log(x)/3-x^3/9"],
    ["log(x^2+4)", "x*log(x^2+4)-2*x+4*atan(x/2)"],
    ["x^3*atan(x)", "(x^4-1)*atan(x)/4-x^3/12+x/4"],
    ["asin(x/2)", "x*asin(x/2)+sqrt(4-x^2)"],
    ["log(x^2-1)", "x*log(x^2-1)-2*x+log(abs((x+1)/(x-1)))"],
    ["asinh(x)", "x*asinh(x)-sqrt(x^2+1)"],
    ["log(x)/(x+1)^2", "x*log(x)/(x+1)-log(x+1)"],
    ["x^2*asin(x)", "x^3*asin(x)/3+sqrt(1-x^2)/3-(1-x^2)^(3/2)/9"],
    ["atan(1/x)", "x*atan(1/x)+log(x^2+1)/2"],
  ],
});
