import { committeeEvents } from "#committee";
import { erasureEvents } from "#data-flows";
import { entitlementEvents } from "#entitlement";
import { EventRegistry } from "#event-store";
import { procedureEvents } from "#procedure";
import { socialReportEvents } from "#social-report";
import { CONDITIONS } from "#statute";

/** Every category that a stream of this program has. */
export const STREAM_CATEGORIES: readonly string[] = [
  "application",
  "committeeCase",
  "determination",
  "erasure",
  "sitting",
  "socialReport",
  // Art. 3 RMI-wet: six conditions and no seventh.
  ...CONDITIONS.map((condition) => `${condition}Condition`),
];

/** Every event type that this program can write and read. */
export function eventRegistry(): EventRegistry {
  return new EventRegistry([
    ...procedureEvents,
    ...entitlementEvents,
    ...socialReportEvents,
    ...committeeEvents,
    ...erasureEvents,
  ]);
}
