export * from "./canonical-json.js";
export * from "./brand.js";
export * from "./decider.js";
export * from "./domain-error.js";
export * from "./euro-cents.js";
export * from "./event-definition.js";
export * from "./ids.js";
export * from "./legal-date.js";
