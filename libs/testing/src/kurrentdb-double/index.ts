export * from "./double.js";
export { Records, type KeptRecord } from "./records.js";
