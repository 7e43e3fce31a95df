export * from "./certificates.js";
export * from "./evolve-laws.js";
export * from "./exercised-refusals.js";
export * from "./from-schema.js";
export * from "./given-when-then.js";
export * from "./own-ports.js";
export * from "./test-database.js";
export * from "./kurrentdb-double/index.js";
