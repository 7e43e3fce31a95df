import type { Household } from "../../../libs/statute/src/facts/household.js";
import { findCategory } from "../../../libs/statute/src/rules/category/find-category.js";
import { contextOn } from "../context-on.js";
import type { Row } from "./facts.js";

/** The category on a day with its steps, or the gaps that keep it from being found. */
export function find(household: Household | undefined, date: string, choices: Row["choices"] = {}) {
  const ctx = contextOn(date, choices);
  const found = findCategory({ household, given: undefined }, ctx);
  return { found, gaps: ctx.gaps, steps: ctx.trace.steps };
}

/** As the tables write it: `3/2` for half of the time 3, half of the time 2. */
export const written = (found: ReturnType<typeof find>["found"]) =>
  found === undefined
    ? "none"
    : [found.category, ...(found.halfTimeWith ? [found.halfTimeWith] : [])].join("/");
