export { ERASURE_HOLD_DAYS } from "./application/answer-erasure/answer-erasure.handler.js";
export { destroyKeys } from "./application/destroy-keys.js";
export { repeatErasures } from "./application/repeat-erasures.js";
export { erasureErrors } from "./domain/errors.js";
export { erasureEvents } from "./domain/events.js";
export { ErasureModule } from "./erasure.module.js";

/** Categories of the streams that are named after the file. */
export const erasureCategories: readonly string[] = ["erasure"];
