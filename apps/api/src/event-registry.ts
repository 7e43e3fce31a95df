import { committeeEvents } from "#committee";
import { erasureEvents } from "#data-flows";
import { entitlementEvents } from "#entitlement";
import { EventRegistry } from "#event-store";
import { procedureEvents } from "#procedure";
import { socialReportEvents } from "#social-report";

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
