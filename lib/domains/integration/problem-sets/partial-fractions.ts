import { technique } from "./technique";

export const partialFractions = technique("Partial fractions", "partial-fractions", {
  training: [
    ["1/(x^2-9)", "log(abs((x-3)/(x+3)))/6"],
    ["(3*x+5)/(x^2+4*x+3)", "log(abs(x+1))+2*log(abs(x+3))"],
    ["1/(x*(x+1)^2)", "log(abs(x))-log(abs(x+1))+1/(x+1)"],
    ["(x^2+1)/(x*(x-1)*(x+2))", "-log(abs(x))/2+2*log(abs(x-1))/3+5*log(abs(x+2))/6"],
    ["1/(x*(x^2+4))", "log(abs(x))/4-log(x^2+4)/8"],
    ["x^3/(x^2-1)", "x^2/2+log(abs(x^2-1))/2"],
    ["1/(x^3+1)", "log(abs(x+1))/3-log(x^2-x+1)/6+atan((2*x-1)/sqrt(3))/sqrt(3)"],
    ["1/(x^4-1)", "log(abs((x-1)/(x+1)))/4-atan(x)/2"],
    ["(2*x^2+x+1)/((x-1)*(x^2+1))", "2*log(abs(x-1))+atan(x)"],
    ["1/((x^2+1)*(x^2+4))", "atan(x)/3-atan(x/2)/6"],
    ["x/(x-2)^3", "-1/(x-2)-1/(x-2)^2"],
    ["(x^4+1)/(x^3+x)", "x^2/2+log(abs(x))-log(x^2+1)"],
    ["1/(x^2*(x^2+1)^2)", "-1/x-3*atan(x)/2-x/(2*(x^2+1))"],
    ["1/(x^4+4)", "log((x^2+2*x+2)/(x^2-2*x+2))/16+(atan(x+1)+atan(x-1))/8"],
  ],
  benchmark: [
    ["1/(x^2-x-6)", "log(abs((x-3)/(x+2)))/5"],
    ["(x+7)/(x^2-x-2)", "3*log(abs(x-2))-2*log(abs(x+1))"],
    ["1/(x^2*(x-1))", "log(abs((x-1)/x))+1/x"],
    ["(5*x^2+3)/(x^3+x)", "3*log(abs(x))+log(x^2+1)"],
    ["x^2/(x^2-4)", "x+log(abs((x-2)/(x+2)))"],
    ["1/(x^3-1)", "log(abs(x-1))/3-log(x^2+x+1)/6-atan((2*x+1)/sqrt(3))/sqrt(3)"],
    ["x^2/((x^2+1)*(x^2+9))", "-atan(x)/8+3*atan(x/3)/8"],
    ["(x^2+x)/((x-1)*(x^2+3))", "log(abs(x-1))/2+log(x^2+3)/4+3*atan(x/sqrt(3))/(2*sqrt(3))"],
    ["1/(x^4-16)", "log(abs((x-2)/(x+2)))/32-atan(x/2)/16"],
    ["1/(x*(x^3+1))", "log(abs(x))-log(abs(x^3+1))/3"],
  ],
});
