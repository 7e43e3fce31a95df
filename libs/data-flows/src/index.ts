export * from "./erasure/index.js";
export * from "./processing-log/index.js";
