export { aboveBudget, type BudgetPolicy, budgetPolicySchema } from "./budget-policy";
export { changeBudget } from "./change-budget";
export { type CostReport, costReport, type PointCost, type StageCost } from "./cost-report";
export { type Counted, countUse, dollarsLeft } from "./count-use";
export { DollarGate } from "./dollar-gate";
export { type Forecast, forecast, type PastRun } from "./forecast";
