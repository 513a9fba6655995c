import { technique } from "./technique";

export const hyperbolic = technique("Hyperbolic functions", "hyperbolic", {
  training: [
    ["tanh(x)", "log(cosh(x))"],
    ["sinh(x)^2", "sinh(2*x)/4-x/2"],
    ["x*cosh(x)", "x*sinh(x)-cosh(x)"],
    ["sech(x)", "2*atan(exp(x))"],
    ["cosh(x)^3", "sinh(x)+sinh(x)^3/3"],
    ["tanh(x)^2", "x-tanh(x)"],
    ["sinh(x)^3*cosh(x)^2", "cosh(x)^5/5-cosh(x)^3/3"],
    ["exp(x)*cosh(x)", "exp(2*x)/4+x/2"],
    ["x*sech(x)^2", "x*tanh(x)-log(cosh(x))"],
    ["1/(1+cosh(x))", "tanh(x/2)"],
    ["x*atanh(x)", "(x^2-1)*atanh(x)/2+x/2"],
    ["x^2*sinh(2*x)", "(2*x^2+1)*cosh(2*x)/4-x*sinh(2*x)/2"],
  ],
  benchmark: [
    ["cosh(x)^2", "sinh(2*x)/4+x/2"],
    ["x*sinh(3*x)", "x*cosh(3*x)/3-sinh(3*x)/9"],
    ["sinh(x)^3", "cosh(x)^3/3-cosh(x)"],
    ["sech(x)^4", "tanh(x)-tanh(x)^3/3"],
    ["sinh(x)/(1+cosh(x)^2)", "atan(cosh(x))"],
    ["exp(2*x)*sinh(x)", "exp(3*x)/6-exp(x)/2"],
    ["tanh(x)^3", "log(cosh(x))-tanh(x)^2/2"],
    ["atanh(x)", "x*atanh(x)+log(1-x^2)/2"],
    ["cosh(sqrt(x))", "2*sqrt(x)*sinh(sqrt(x))-2*cosh(sqrt(x))"],
  ],
});
