import { NO_STREAM, type StreamAppend } from "#event-store";
import {
  type DomainEvent,
  instant,
  type LegalDate,
  legalDate,
  streamName,
  type Uuid,
} from "#kernel";
import type { MadeChoice, Parameters } from "#statute";
import { conditionCategory } from "../domain/conditions/condition.js";
import type { ConditionEvent } from "../domain/conditions/events.js";
import type { ReadCondition } from "../domain/determination/case-of-file.js";
import { determineRight } from "../domain/determination/determine-right.js";

/** A file with its six conditions, and the determination that was made from them. */
export interface DeterminedFile {
  readonly applicationId: string;
  readonly centre?: string;
  readonly requestedOn?: LegalDate;
  readonly determinedOn?: LegalDate;
  readonly choices?: readonly MadeChoice[];
  /** The figures of that day. */
  readonly parameters: Parameters;
  /** As they are in the file. */
  readonly conditions: readonly ReadCondition[];
  /** As they were determined from, when that was something else. */
  readonly determinedFrom?: readonly ReadCondition[];
}

/** All that a determination of the file is made from, and the determination, as one append. */
export function determinedFile(file: DeterminedFile, nextId: () => Uuid): StreamAppend[] {
  const { applicationId, centre = "ocmw-lindeveld", conditions, parameters } = file;
  const { determinedOn = legalDate("2025-03-10"), choices = [] } = file;
  const occurredAt = instant(`${determinedOn}T09:00:00Z`);
  const stream = (category: string, events: readonly DomainEvent[]): StreamAppend => ({
    stream: streamName(category, applicationId),
    expected: NO_STREAM,
    events: events.map((event) => ({
      eventId: nextId(),
      event,
      metadata: {
        correlationId: applicationId,
        causationId: applicationId,
        actor: { id: "u-els", role: "caseworker" },
        centre,
        purpose: "socialInvestigation",
        legalBasis: "RMI-wet art. 19 §1",
        occurredAt,
      },
    })),
  });
  const determined = determineRight(
    {
      type: "DetermineRight",
      determinationId: nextId(),
      cause: "request",
      now: occurredAt,
      today: determinedOn,
      requestedOn: file.requestedOn ?? legalDate("2025-03-03"),
      choices,
      conditions: file.determinedFrom ?? conditions,
      parameters,
    },
    { determinations: [], calculations: [] },
  );
  return [
    ...conditions.map((read) => stream(conditionCategory(read.condition), eventsOf(read))),
    stream("determination", determined),
  ].filter(({ events }) => events.length > 0);
}

function eventsOf({ condition, state }: ReadCondition): ConditionEvent[] {
  const { evidence, finding } = state;
  const recorded = evidence.map((piece): ConditionEvent => ({
    type: "entitlement.EvidenceRecorded",
    data: piece,
  }));
  if (finding === undefined) return recorded;
  const { evidenceIds, ...found } = finding;
  const data = { condition, ...found, evidenceIds: [...evidenceIds] };
  return [...recorded, { type: "entitlement.FindingMade", data }];
}
