export { type AgreementReport, agreementReport, type GroupAgreement } from "./agreement-report";
export { type DecisionTimes, decisionTimes, newestDecisions } from "./decision-times";
export { type Agreement, type Estimate, enoughItems } from "./summarise";
