import {
  AggregateStore,
  type EventStore,
  type RecordedEvent,
  type StreamAppend,
  type StreamPart,
} from "#event-store";
import { type Instant, type LegalDate, type StreamName, streamName } from "#kernel";
import { appendTo, type Centres, CommandExecutor, newId } from "#platform";
import { CONDITIONS, type Parameters } from "#statute";
import { conditionCategory } from "../../domain/conditions/condition.js";
import { determineRight } from "../../domain/determination/determine-right.js";
import type { Difference } from "../../domain/determination/difference.js";
import { differencesFrom } from "../../domain/determination/due.js";
import type { DeterminationEvent } from "../../domain/determination/events.js";
import { keptDeterminations, toldPeriods } from "../../domain/determination/kept-determination.js";
import { movedSince } from "../../domain/determination/moved-since.js";
import type { RightDetermined } from "../../domain/determination/right-determined.js";
import type { RunningFile } from "../../projections/running-files/running-file.entity.js";
import { Conditions } from "../conditions.js";
import { Determinations } from "../determinations.js";
import { DetermineRights } from "../determine-right/determine-rights.js";
import { evidenceOfHousehold } from "../household.js";

/** In whose name a right is re-assessed. */
const ACTOR = "operation:entitlement.reassess";

/** The yearly look, and any other: whether and how much the person is still entitled to. */
export const REASSESSMENT = {
  role: "system",
  purpose: "reassessment",
  legalBasis: "RMI-wet art. 22 §1",
} as const;

/** Why a file is left as it is: people look at it first. */
export const FACTS_MOVED = "facts-moved";

/** What is needed to look at a file again. */
export interface Assessing {
  readonly store: EventStore;
  readonly centres: Centres;
  readonly parameters: Parameters;
  /** The day as of which it is done. */
  readonly at: LegalDate;
  readonly now: Instant;
  /** Names the run: all that it writes has it as correlation. */
  readonly runId: string;
}

/** What came of a file. */
export type Assessed =
  | { readonly outcome: "unchanged" }
  | { readonly outcome: "skipped" | "failed"; readonly code: string }
  | {
      readonly outcome: "changed";
      /** To be appended all together; the conditions it rests on must not have moved. */
      readonly appends: readonly StreamAppend[];
      readonly differences: readonly Difference[];
      /** The right is undetermined on days from `at` on. */
      readonly undetermined: boolean;
    };

/** What came of a file, and whether anything was read of others in the household. */
export type AssessedFile = Assessed & { readonly withOthers: boolean };

/**
 * What is read of a file: its conditions and its latest determination. Not the request, in which
 * the person is named, and not what was determined before: a file may run for years.
 */
export function partsOf({ applicationId, revision }: RunningFile): StreamPart[] {
  return [
    { stream: determinationStream(applicationId), from: BigInt(revision) },
    ...CONDITIONS.map((condition) => ({
      stream: streamName(conditionCategory(condition), applicationId),
    })),
  ];
}

function determinationStream(applicationId: string): StreamName {
  return streamName("determination", applicationId);
}

/**
 * Determines the right of a file again, by the figures, rules and choices as they are; nothing is
 * appended yet. Never as of an earlier day than it was determined last.
 *
 * @throws whatever stands in the way: erased data, facts that contradict each other, a key that is missing
 */
export async function assessFile(
  file: RunningFile,
  reader: Pick<EventStore, "readStream">,
  { store, centres, parameters, at, now, runId }: Assessing,
): Promise<AssessedFile> {
  const { applicationId, centre } = file;
  const { determined: latest, revision } = await latestOf(file, reader);
  const aggregates = new AggregateStore(reader);
  const rights = new DetermineRights(
    new CommandExecutor(store),
    new Conditions(aggregates),
    new Determinations(aggregates),
    centres,
    parameters,
  );
  const { command, unmoved } = await rights.prepare(
    applicationId,
    // The day of the request is in the receipt: no need to read who made it.
    { centre, receivedOn: latest.receipt.requestedOn as LegalDate },
    { determinationId: newId(), cause: "figuresChanged", now },
  );
  const withOthers = command.conditions.some(({ state }) =>
    state.evidence.some(evidenceOfHousehold),
  );
  if (movedSince(latest, command.conditions).length > 0) {
    return { outcome: "skipped", code: FACTS_MOVED, withOthers };
  }
  const determinedOn = latest.determinedOn as LegalDate;
  const today = determinedOn > at ? determinedOn : at;
  // What was determined before the latest is in it, as far as it matters.
  const events = determineRight(
    { ...command, today },
    { determinations: [latest], calculations: [] },
  );
  const [event] = events;
  if (event === undefined) return { outcome: "unchanged", withOthers };
  const context = {
    actor: { id: ACTOR, centre, roles: [] },
    now,
    correlationId: runId,
    causationId: runId,
    eventId: newId,
  };
  const stream = determinationStream(applicationId);
  return {
    outcome: "changed",
    appends: [appendTo(context, REASSESSMENT, stream, { revision }, events), ...unmoved],
    ...compared(latest, event.data, today),
    withOthers,
  };
}

/** The latest determination: that of the list, or one that came since. */
async function latestOf(
  { applicationId, revision: listed }: RunningFile,
  reader: Pick<EventStore, "readStream">,
): Promise<{ readonly determined: RightDetermined; readonly revision: bigint }> {
  const stream = determinationStream(applicationId);
  const events = reader.readStream(stream, BigInt(listed)) as AsyncIterable<
    RecordedEvent<DeterminationEvent>
  >;
  let latest: { determined: RightDetermined; revision: bigint } | undefined;
  for await (const { event, revision } of events) {
    if (event.type !== "entitlement.RightDetermined") continue;
    latest = { determined: event.data, revision };
  }
  if (latest === undefined) throw new Error("the list names a determination that is not there");
  return latest;
}

function compared(before: RightDetermined, after: RightDetermined, today: LegalDate) {
  const [was, is] = keptDeterminations({ calculations: [], determinations: [before, after] });
  if (was === undefined || is === undefined) throw new Error("two determinations were kept");
  return {
    differences: differencesFrom(was, is),
    undetermined: toldPeriods(is).some(
      ({ until = today, right }) => until >= today && right === "undetermined",
    ),
  };
}
