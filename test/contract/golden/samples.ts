import type { committeeEvents } from "#committee";
import type { erasureEvents } from "#data-flows";
import type { entitlementEvents } from "#entitlement";
import type { GoldenSample } from "#event-store";
import type { EventOf } from "#kernel";
import type { procedureEvents } from "#procedure";
import type { socialReportEvents } from "#social-report";
import { committeeSamples } from "./samples-committee.js";
import { entitlementSamples } from "./samples-entitlement.js";
import { erasureSamples } from "./samples-erasure.js";
import { procedureSamples } from "./samples-procedure.js";
import { socialReportSamples } from "./samples-social-report.js";
import type { Sample } from "./sample.js";

type StoredEvent = EventOf<
  | (typeof procedureEvents)[number]
  | (typeof entitlementEvents)[number]
  | (typeof socialReportEvents)[number]
  | (typeof committeeEvents)[number]
  | (typeof erasureEvents)[number]
>;

/**
 * Invented events of every type, of the newest version. The first of each is the richest: its
 * golden file is made from it. The others show the other shapes that the type can take.
 */
export const SAMPLES: Readonly<Record<StoredEvent["type"], readonly [Sample, ...Sample[]]>> = {
  ...procedureSamples,
  ...entitlementSamples,
  ...socialReportSamples,
  ...committeeSamples,
  ...erasureSamples,
};

/** The samples from which missing golden files are written. */
export const RICHEST: ReadonlyMap<string, GoldenSample> = new Map(
  Object.entries(SAMPLES).map(([type, [richest]]) => [type, richest]),
);
