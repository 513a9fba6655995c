export { type BudgetPolicy, budgetPolicySchema } from "./budget-policy";
export { changeBudget } from "./change-budget";
export { type CostReport, costReport, type PointCost, type StageCost } from "./cost-report";
export { countUse } from "./count-use";
export { type Forecast, forecast } from "./forecast";
