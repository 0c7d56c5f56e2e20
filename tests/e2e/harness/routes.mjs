// Every page of the app that has an address of its own.
export const ROUTES = {
  today: "#/",
  welcome: "#/welcome",
  safety: "#/safety",
  prepare: "#/prepare",
  history: "#/history",
  diary: "#/diary",
  insights: "#/insights",
  share: "#/share",
  learn: "#/learn",
  plan: "#/plan",
  balance: "#/balance",
  settings: "#/settings",
  gauge: "#/settings/gauge",
  install: "#/settings/install",
  "warning-signs": "#/warning-signs",
  unknown: "#/no/such/page",
};
