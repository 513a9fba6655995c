import { technique } from "./technique";

export const cyclicParts = technique("Cyclic parts and reduction", "cyclic-parts", {
  training: [
    ["exp(x)*sin(x)", "exp(x)*(sin(x)-cos(x))/2"],
    ["exp(2*x)*cos(3*x)", "exp(2*x)*(2*cos(3*x)+3*sin(3*x))/13"],
    ["exp(-x)*sin(2*x)", "-exp(-x)*(sin(2*x)+2*cos(2*x))/5"],
    ["sin(log(x))", "x*(sin(log(x))-cos(log(x)))/2"],
    ["sec(x)^3", "sec(x)*tan(x)/2+log(abs(sec(x)+tan(x)))/2"],
    ["x*exp(x)*cos(x)", "exp(x)*(x*cos(x)+x*sin(x)-sin(x))/2"],
    ["exp(x)*sin(x)^2", "exp(x)/2-exp(x)*(cos(2*x)+2*sin(2*x))/10"],
    ["sin(2*x)*cosh(x)", "(sin(2*x)*sinh(x)-2*cos(2*x)*cosh(x))/5"],
    ["x*cos(log(x))", "x^2*(2*cos(log(x))+sin(log(x)))/5"],
    ["x^2*exp(x)*sin(x)", "exp(x)*((x^2-1)*sin(x)-(x-1)^2*cos(x))/2"],
    ["exp(3*x)*sin(x)*cos(x)", "exp(3*x)*(3*sin(2*x)-2*cos(2*x))/26"],
  ],
  benchmark: [
    ["exp(x)*cos(2*x)", "exp(x)*(cos(2*x)+2*sin(2*x))/5"],
    ["exp(-3*x)*sin(x)", "-exp(-3*x)*(3*sin(x)+cos(x))/10"],
    ["cos(log(x))", "x*(cos(log(x))+sin(log(x)))/2"],
    ["csc(x)^3", "-csc(x)*cot(x)/2-log(abs(csc(x)+cot(x)))/2"],
    ["x*exp(x)*sin(x)", "exp(x)*(x*sin(x)-x*cos(x)+cos(x))/2"],
    ["exp(x)*cos(x)^2", "exp(x)/2+exp(x)*(cos(2*x)+2*sin(2*x))/10"],
    ["sin(x)*sinh(x)", "(sin(x)*cosh(x)-cos(x)*sinh(x))/2"],
    ["x^2*sin(log(x))", "x^3*(3*sin(log(x))-cos(log(x)))/10"],
  ],
});
