import { committeeEvents } from "#committee";
import { entitlementEvents } from "#entitlement";
import { EventRegistry, type EventToAppend, NO_STREAM, type StreamAppend } from "#event-store";
import { instant, streamName, type Uuid, uuid } from "#kernel";
import { procedureEvents } from "#procedure";
import { socialReportEvents } from "#social-report";
import { SAMPLES } from "../contract/golden/samples.js";

/** Every event of the files that are measured with. */
export const REGISTRY = new EventRegistry([
  ...procedureEvents,
  ...entitlementEvents,
  ...socialReportEvents,
  ...committeeEvents,
]);

/** The course of one file, stream by stream: invented, of the shapes and sizes of the product. */
const FILE: Readonly<Record<string, readonly (keyof typeof SAMPLES)[]>> = {
  application: [
    "procedure.RequestRegistered",
    "procedure.ReceiptIssued",
    "procedure.FileAssigned",
    "procedure.DecisionRecorded",
    "procedure.DecisionNotified",
  ],
  socialReport: ["socialReport.VersionDrafted", "socialReport.ReportSubmitted"],
  meansCondition: ["entitlement.EvidenceRecorded", "entitlement.FindingMade"],
  determination: ["entitlement.LeefloonCalculated"],
  committeeCase: ["committee.CasePlaced", "committee.DecisionTaken"],
};

const TYPES = Object.values(FILE).flat();

/** Events of one file. */
export const FILE_EVENTS = TYPES.length;

/** Average size of the payloads in bytes, before encryption. */
export const PAYLOAD_BYTES = Math.round(
  TYPES.reduce((sum, type) => sum + Buffer.byteLength(JSON.stringify(SAMPLES[type][0].data)), 0) /
    TYPES.length,
);

/** Ids that are the same for the same seed (SplitMix64, made a UUID of version 4). */
export function ids(seed: number): () => Uuid {
  let state = BigInt(seed);
  const next = () => {
    state = BigInt.asUintN(64, state + 0x9e3779b97f4a7c15n);
    let mixed = BigInt.asUintN(64, (state ^ (state >> 30n)) * 0xbf58476d1ce4e5b9n);
    mixed = BigInt.asUintN(64, (mixed ^ (mixed >> 27n)) * 0x94d049bb133111ebn);
    return (mixed ^ (mixed >> 31n)).toString(16).padStart(16, "0");
  };
  return () => {
    const [a, b] = [next(), next()];
    const text = `${a.slice(0, 8)}-${a.slice(8, 12)}-4${a.slice(13)}-a${b.slice(1, 4)}-${b.slice(4)}`;
    return uuid(text);
  };
}

/** The event number `n` of a writer that goes through the types of a file, again and again. */
export function event(n: number, id: Uuid): EventToAppend {
  return sampleEvent(TYPES[n % TYPES.length] ?? "procedure.RequestRegistered", id);
}

/** All events of one file, in the streams of one dossier, as one append. */
export function file(nextId: () => Uuid): StreamAppend[] {
  const dossier = nextId();
  return Object.entries(FILE).map(([category, types]) => ({
    stream: streamName(category, dossier),
    expected: NO_STREAM,
    events: types.map((type) => sampleEvent(type, nextId())),
  }));
}

function sampleEvent(type: keyof typeof SAMPLES, eventId: Uuid): EventToAppend {
  const [{ data, metadata }] = SAMPLES[type];
  // The data of a sample fits its type: the golden files hold that.
  return {
    eventId,
    event: { type, data },
    metadata: { ...metadata, correlationId: eventId, occurredAt: instant("2025-03-03T08:30:00Z") },
  };
}
