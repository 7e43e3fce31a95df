export * from "./actor.js";
