// Every page of the app that has an address of its own.

/** The pages of Learn by their names in the address, in the order of its list. */
const TOPICS = ["how-it-works", "who", "evidence", "risks", "pull", "compare", "beyond", "around", "tips", "questions", "stop"];

export const ROUTES = {
  today: "#/",
  welcome: "#/welcome",
  safety: "#/safety",
  prepare: "#/prepare",
  history: "#/history",
  diary: "#/diary",
  insights: "#/insights",
  report: "#/report",
  share: "#/share",
  shared: "#/s",
  learn: "#/learn",
  ...Object.fromEntries(TOPICS.map((topic) => [`learn-${topic}`, `#/learn/${topic}`])),
  consultation: "#/consultation",
  plan: "#/plan",
  balance: "#/balance",
  settings: "#/settings",
  gauge: "#/settings/gauge",
  install: "#/settings/install",
  data: "#/data",
  erased: "#/erased",
  "warning-signs": "#/warning-signs",
  unknown: "#/no/such/page",
};
