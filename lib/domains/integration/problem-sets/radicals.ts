import { technique } from "./technique";

export const radicals = technique("Radicals and rationalising substitutions", "radicals", {
  training: [
    ["1/(1+sqrt(x))", "2*sqrt(x)-2*log(1+sqrt(x))"],
    ["sqrt(x)/(1+x)", "2*sqrt(x)-2*atan(sqrt(x))"],
    ["1/(sqrt(x)+x^(1/3))", "2*sqrt(x)-3*x^(1/3)+6*x^(1/6)-6*log(1+x^(1/6))"],
    ["x/sqrt(2*x+3)", "(x-3)*sqrt(2*x+3)/3"],
    ["sqrt(1+sqrt(x))", "4*(1+sqrt(x))^(5/2)/5-4*(1+sqrt(x))^(3/2)/3"],
    ["sqrt((1-x)/(1+x))", "asin(x)+sqrt(1-x^2)"],
    ["1/(sqrt(x+1)+sqrt(x))", "2*(x+1)^(3/2)/3-2*x^(3/2)/3"],
    ["1/(x*sqrt(x+4))", "log(abs((sqrt(x+4)-2)/(sqrt(x+4)+2)))/2"],
    ["x^2*sqrt(x-1)", "2*(x-1)^(7/2)/7+4*(x-1)^(5/2)/5+2*(x-1)^(3/2)/3"],
    ["1/(x*sqrt(x^4+1))", "log((sqrt(x^4+1)-1)/x^2)/2"],
    ["1/(sqrt(x)*(1+x)^2)", "atan(sqrt(x))+sqrt(x)/(1+x)"],
    ["x^5/sqrt(x^3+1)", "2*(x^3+1)^(3/2)/9-2*sqrt(x^3+1)/3"],
    ["sqrt(x+1)/x", "2*sqrt(x+1)+log(abs((sqrt(x+1)-1)/(sqrt(x+1)+1)))"],
  ],
  benchmark: [
    ["1/(3+sqrt(x))", "2*sqrt(x)-6*log(3+sqrt(x))"],
    ["x*sqrt(x+2)", "2*(x+2)^(5/2)/5-4*(x+2)^(3/2)/3"],
    ["sqrt(x)/(x-4)", "2*sqrt(x)+2*log(abs((sqrt(x)-2)/(sqrt(x)+2)))"],
    ["x/(x+1)^(1/3)", "3*(x+1)^(5/3)/5-3*(x+1)^(2/3)/2"],
    ["1/(x^(1/2)*(1+x^(1/3)))", "6*x^(1/6)-6*atan(x^(1/6))"],
    ["1/(sqrt(x+3)-sqrt(x))", "2*(x+3)^(3/2)/9+2*x^(3/2)/9"],
    ["sqrt((1+x)/(1-x))", "asin(x)-sqrt(1-x^2)"],
    ["x^3/sqrt(x^2+4)", "(x^2+4)^(3/2)/3-4*sqrt(x^2+4)"],
    ["1/(x*sqrt(1-x))", "log(abs((1-sqrt(1-x))/(1+sqrt(1-x))))"],
    ["1/(x*sqrt(x^6-1))", "atan(sqrt(x^6-1))/3"],
  ],
});
