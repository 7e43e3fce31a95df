import { AggregateStore, type EventStore, type StreamAppend } from "#event-store";
import { type Instant, type LegalDate, type StreamName, streamName } from "#kernel";
import { appendTo, type Centres, CommandExecutor, newId } from "#platform";
import { CONDITIONS, type Parameters } from "#statute";
import { conditionCategory } from "../../domain/conditions/condition.js";
import { determineRight } from "../../domain/determination/determine-right.js";
import { determinationDecider } from "../../domain/determination/determination.js";
import type { Difference } from "../../domain/determination/difference.js";
import { differencesFrom } from "../../domain/determination/due.js";
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

/** The streams that are read of a file: not the request, in which the person is named. */
export function streamsOf({ applicationId }: Pick<RunningFile, "applicationId">): StreamName[] {
  const categories = ["determination", ...CONDITIONS.map(conditionCategory)];
  return categories.map((category) => streamName(category, applicationId));
}

/**
 * Determines the right of a file again, by the figures, rules and choices as they are; nothing is
 * appended yet. Never as of an earlier day than it was determined last.
 *
 * @throws whatever stands in the way: erased data, facts that contradict each other, a key that is missing
 */
export async function assessFile(
  { applicationId, centre }: Pick<RunningFile, "applicationId" | "centre">,
  reader: Pick<EventStore, "readStream">,
  { store, centres, parameters, at, now, runId }: Assessing,
): Promise<AssessedFile> {
  const aggregates = new AggregateStore(reader);
  const stream = streamName("determination", applicationId);
  const loaded = await aggregates.load(determinationDecider, stream);
  const latest = loaded.state.determinations.at(-1);
  if (latest === undefined) throw new Error("the list names a file without a determination");
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
  const events = determineRight({ ...command, today }, loaded.state);
  const [event] = events;
  if (event === undefined) return { outcome: "unchanged", withOthers };
  const context = {
    actor: { id: ACTOR, centre, roles: [] },
    now,
    correlationId: runId,
    causationId: runId,
    eventId: newId,
  };
  return {
    outcome: "changed",
    appends: [appendTo(context, REASSESSMENT, stream, loaded, events), ...unmoved],
    ...compared(latest, event.data, today),
    withOthers,
  };
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
