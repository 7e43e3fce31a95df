import { CONDITIONS } from "#statute";
import { conditionCategory } from "./domain/conditions/condition.js";
import { conditionEvents } from "./domain/conditions/events.js";
import { determinationEvents } from "./domain/determination/events.js";

export { Conditions, type LoadedCondition } from "./application/conditions.js";
export { Determinations, type LoadedDetermination } from "./application/determinations.js";
export { tellsOfHousehold } from "./application/household.js";
export { type LeefloonCalculated } from "./domain/determination/events.js";
export { entitlementErrors } from "./domain/errors.js";
export { EntitlementModule } from "./entitlement.module.js";
export { SixConditions1740960200000 } from "./migrations/six-conditions.migration.js";

/** Every event of this context. */
export const entitlementEvents = [...conditionEvents, ...determinationEvents] as const;

/** Categories of the streams that are named after the file. */
export const entitlementCategories: readonly string[] = [
  ...CONDITIONS.map(conditionCategory),
  "determination",
];
