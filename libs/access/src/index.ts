export * from "./actor.js";
export * from "./tokens/index.js";
export * from "./policy/decide-access.js";
export * from "./policy/policy.js";
