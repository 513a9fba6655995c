import { technique } from "./technique";

export const exponentials = technique("Exponentials and logarithms", "exponentials", {
  training: [
    ["1/(1+exp(x))", "x-log(1+exp(x))"],
    ["exp(2*x)/(1+exp(x))", "exp(x)-log(1+exp(x))"],
    ["sqrt(exp(x)-1)", "2*sqrt(exp(x)-1)-2*atan(sqrt(exp(x)-1))"],
    ["1/(exp(x)+exp(-x))", "atan(exp(x))"],
    ["x*2^x", "x*2^x/log(2)-2^x/log(2)^2"],
    ["exp(x)*(1/x-1/x^2)", "exp(x)/x"],
    ["exp(sqrt(x))", "2*(sqrt(x)-1)*exp(sqrt(x))"],
    ["exp(x+exp(x))", "exp(exp(x))"],
    ["(exp(x)-1)/(exp(x)+1)", "2*log(1+exp(x))-x"],
    ["1/(exp(x)*sqrt(exp(2*x)+1))", "-sqrt(1+exp(-2*x))"],
    ["exp(x)*(tan(x)+sec(x)^2)", "exp(x)*tan(x)"],
    ["log(x)/(x*(1+log(x)^2))", "log(1+log(x)^2)/2"],
    ["x^x*(1+log(x))", "x^x"],
    ["(1+log(x))/(1+x*log(x))", "log(abs(1+x*log(x)))"],
  ],
  benchmark: [
    ["exp(x)/(1+exp(x))^2", "-1/(1+exp(x))"],
    ["1/(1-exp(-x))", "log(abs(exp(x)-1))"],
    ["exp(3*x)/(exp(x)+2)", "exp(2*x)/2-2*exp(x)+4*log(exp(x)+2)"],
    ["1/sqrt(1+exp(x))", "log((sqrt(1+exp(x))-1)/(sqrt(1+exp(x))+1))"],
    ["x*3^(x^2)", "3^(x^2)/(2*log(3))"],
    ["exp(x)*(log(x)+1/x)", "exp(x)*log(x)"],
    ["exp(2*x)*sqrt(exp(x)+1)", "2*(exp(x)+1)^(5/2)/5-2*(exp(x)+1)^(3/2)/3"],
    ["1/(x*(1+log(x))^2)", "-1/(1+log(x))"],
    ["exp(x)*(sin(x)-cos(x))/sin(x)^2", "exp(x)/sin(x)"],
    ["exp(x^(1/3))", "3*exp(x^(1/3))*(x^(2/3)-2*x^(1/3)+2)"],
  ],
});
