import { AggregateStore, type EventStore, type StreamAppend } from "#event-store";
import type { Instant, LegalDate } from "#kernel";
import { appendTo, type Centres, type CommandContext, CommandExecutor, newId } from "#platform";
import type { Parameters } from "#statute";
import { determineRight } from "../../domain/determination/determine-right.js";
import { type Difference, differences } from "../../domain/determination/difference.js";
import { type DuePeriod, stretchesOf } from "../../domain/determination/due.js";
import { movedSince } from "../../domain/determination/moved-since.js";
import type { RightDetermined } from "../../domain/determination/right-determined.js";
import type { RunningFile } from "../../projections/running-files/running-file.entity.js";
import { Conditions } from "../conditions.js";
import { Determinations } from "../determinations.js";
import { DetermineRights } from "../determine-right/determine-rights.js";
import { evidenceOfHousehold } from "../household.js";
import { latestDetermination } from "./file-parts.js";

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
 * Determines the right of a file again, by the figures, rules and choices as they are; nothing is
 * appended yet. Never as of an earlier day than it was determined last.
 *
 * @throws whatever stands in the way: erased data, facts that contradict each other, a key that is missing
 */
export async function assessFile(
  file: RunningFile,
  reader: Pick<EventStore, "readStream">,
  run: Assessing,
): Promise<AssessedFile> {
  const { applicationId, centre } = file;
  const { stream, latest, revision } = await latestDetermination(file, reader);
  const { command, unmoved } = await rightsIn(reader, run).prepare(
    applicationId,
    // The day of the request is in the receipt: no need to read who made it.
    { centre, receivedOn: latest.receipt.requestedOn as LegalDate },
    { determinationId: newId(), cause: "figuresChanged", now: run.now },
  );
  const withOthers = command.conditions.some(({ state }) =>
    state.evidence.some(evidenceOfHousehold),
  );
  if (movedSince(latest, command.conditions).length > 0) {
    return { outcome: "skipped", code: FACTS_MOVED, withOthers };
  }
  const determinedOn = latest.determinedOn as LegalDate;
  const today = determinedOn > run.at ? determinedOn : run.at;
  // What was determined before the latest is in it, as far as it matters.
  const events = determineRight(
    { ...command, today },
    { determinations: [latest], calculations: [] },
  );
  const [event] = events;
  if (event === undefined) return { outcome: "unchanged", withOthers };
  const context = contextOf(run, centre);
  return {
    outcome: "changed",
    appends: [appendTo(context, REASSESSMENT, stream, { revision }, events), ...unmoved],
    ...compared(latest, event.data, today),
    withOthers,
  };
}

function rightsIn(
  reader: Pick<EventStore, "readStream">,
  { store, centres, parameters }: Assessing,
): DetermineRights {
  const aggregates = new AggregateStore(reader);
  const [conditions, determinations] = [new Conditions(aggregates), new Determinations(aggregates)];
  const executor = new CommandExecutor(store);
  return new DetermineRights(executor, conditions, determinations, centres, parameters);
}

function contextOf({ now, runId }: Assessing, centre: string): CommandContext {
  return {
    actor: { id: ACTOR, centre, roles: [] },
    now,
    correlationId: runId,
    causationId: runId,
    eventId: newId,
  };
}

function compared(before: RightDetermined, after: RightDetermined, today: LegalDate) {
  const is = duePeriods(after);
  return {
    differences: differences(stretchesOf(duePeriods(before)), stretchesOf(is)),
    undetermined: is.some(({ until = today, right }) => until >= today && right === "undetermined"),
  };
}

/** Of a determination of which nothing is erased: it was computed with. */
function duePeriods({ periods }: RightDetermined): DuePeriod[] {
  return periods.map(({ told, ...days }) => ({ ...days, ...told }));
}
