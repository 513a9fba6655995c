import { technique } from "./technique";

export const rationalAlgebra = technique("Algebra before integration", "rational-algebra", {
  training: [
    ["(x+1/x)^3", "x^4/4+3*x^2/2+3*log(abs(x))-1/(2*x^2)"],
    ["(x^4+x^2+1)/(x^2+x+1)", "x^3/3-x^2/2+x"],
    ["(x^2-3*x+4)/sqrt(x)", "2*x^(5/2)/5-2*x^(3/2)+8*sqrt(x)"],
    ["x^4/(x^2+1)", "x^3/3-x+atan(x)"],
    ["(x^2+1)/(x^4+1)", "(atan(sqrt(2)*x+1)+atan(sqrt(2)*x-1))/sqrt(2)"],
    ["(x^2-1)/(x^4+1)", "log((x^2-sqrt(2)*x+1)/(x^2+sqrt(2)*x+1))/(2*sqrt(2))"],
    ["x^3/(x+2)", "x^3/3-x^2+4*x-8*log(abs(x+2))"],
    ["(x-1)/(x+1)^3", "1/(x+1)^2-1/(x+1)"],
    ["1/(x^5+x)", "log(abs(x))-log(x^4+1)/4"],
    ["x^9/(x^5+1)", "x^5/5-log(abs(x^5+1))/5"],
    ["(sqrt(x)-1)^3/x", "2*x^(3/2)/3-3*x+6*sqrt(x)-log(abs(x))"],
  ],
  benchmark: [
    ["(x-2/x)^2", "x^3/3-4*x-4/x"],
    ["(x^3+2*x-5)/x^2", "x^2/2+2*log(abs(x))+5/x"],
    ["(x^3-8)/(x-2)", "x^3/3+x^2+4*x"],
    ["(x^2+4)/(x+1)", "x^2/2-x+5*log(abs(x+1))"],
    ["x^6/(x^2+1)", "x^5/5-x^3/3+x-atan(x)"],
    ["(1+x)^2/sqrt(x)", "2*sqrt(x)+4*x^(3/2)/3+2*x^(5/2)/5"],
    ["1/(x^7+x)", "log(abs(x))-log(x^6+1)/6"],
    ["(2*x+1)/(x-3)^2", "2*log(abs(x-3))-7/(x-3)"],
    ["x^5/(x^3-1)", "x^3/3+log(abs(x^3-1))/3"],
  ],
});
