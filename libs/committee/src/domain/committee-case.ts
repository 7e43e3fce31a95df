import { type Decider, type LegalDate, unreachable } from "#kernel";
import { CONDITIONS, isSatisfied } from "#statute";
import { committeeErrors } from "./errors.js";
import type { CommitteeCaseEvent, ConditionVerdict, Decision, PlacedCase, Vote } from "./events.js";

/** A case as the committee has it. */
export type CommitteeCase =
  | { readonly status: "absent" }
  | { readonly status: "placed"; readonly placed: PlacedCase }
  | { readonly status: "adjourned"; readonly placed: PlacedCase }
  | { readonly status: "decided"; readonly placed: PlacedCase; readonly decision: Decision };

export type CommitteeCaseCommand =
  | { readonly type: "PlaceCase"; readonly placed: PlacedCase }
  | {
      readonly type: "AdjournCase";
      readonly sittingId: string;
      readonly today: LegalDate;
      readonly reasons: string;
      readonly furtherInvestigation: boolean;
    }
  | {
      readonly type: "TakeDecision";
      readonly sittingId: string;
      readonly presentIds: readonly string[];
      readonly today: LegalDate;
      readonly outcome: "granted" | "refused";
      readonly perCondition: readonly ConditionVerdict[];
      readonly votes: readonly Vote[];
    };

type TakeDecision = Extract<CommitteeCaseCommand, { type: "TakeDecision" }>;

function decide(
  command: CommitteeCaseCommand,
  state: CommitteeCase,
): readonly CommitteeCaseEvent[] {
  switch (command.type) {
    case "PlaceCase":
      if (state.status === "decided") throw committeeErrors.error("already-decided");
      if (state.status === "placed") throw committeeErrors.error("already-on-agenda");
      return [{ type: "committee.CasePlaced", data: command.placed }];
    case "AdjournCase": {
      onAgendaOf(command.sittingId, state);
      const { sittingId, today, reasons, furtherInvestigation } = command;
      return [
        {
          type: "committee.CaseAdjourned",
          data: { sittingId, on: today, reasons, furtherInvestigation },
        },
      ];
    }
    case "TakeDecision":
      return takeDecision(command, state);
    default:
      return unreachable(command);
  }
}

function takeDecision(command: TakeDecision, state: CommitteeCase): readonly CommitteeCaseEvent[] {
  const placed = onAgendaOf(command.sittingId, state);
  everyConditionOnce(command.perCondition);
  verdictsFollowReport(command.perCondition, placed);
  everyVerdictHasReasons(command.perCondition);
  if (command.outcome === "granted") grantRestsOnSixConditions(command.perCondition);
  else refusalRestsOnUnmetCondition(command.perCondition);
  majorityInFavour(command.votes, command.presentIds);
  const { sittingId, today, outcome, perCondition, votes } = command;
  return [
    {
      type: "committee.DecisionTaken",
      data: {
        sittingId,
        decidedOn: today,
        outcome,
        perCondition: [...perCondition],
        votes: [...votes],
        // The amount is the one of the sealed report: nobody can vote for another.
        ...(outcome === "granted"
          ? {
              category: placed.category,
              from: placed.from,
              monthlyAmountCents: placed.monthlyAmountCents,
            }
          : {}),
      },
    },
  ];
}

/** Nothing can be decided on what is not on the agenda of this very sitting. */
function onAgendaOf(sittingId: string, state: CommitteeCase): PlacedCase {
  if (state.status === "decided") throw committeeErrors.error("already-decided");
  if (state.status !== "placed" || state.placed.sittingId !== sittingId) {
    throw committeeErrors.error("not-on-agenda");
  }
  return state.placed;
}

/** M1: the six conditions of art. 3, each once, and nothing else. */
function everyConditionOnce(verdicts: readonly ConditionVerdict[]): void {
  const named = verdicts.map((verdict) => verdict.condition);
  if (named.length !== CONDITIONS.length || CONDITIONS.some((c) => !named.includes(c))) {
    throw committeeErrors.error("conditions-incomplete");
  }
}

/** M8, M10: members cannot change the report, and nothing is decided on what was not read. */
function verdictsFollowReport(verdicts: readonly ConditionVerdict[], placed: PlacedCase): void {
  for (const { condition, verdict } of verdicts) {
    const outcome = placed.findings.find((finding) => finding.condition === condition)?.outcome;
    const follows =
      verdict === "satisfied"
        ? outcome !== undefined && isSatisfied(condition, outcome)
        : verdict === "notMet"
          ? outcome === "notMet"
          : outcome === "undetermined";
    if (!follows) throw committeeErrors.error("verdict-departs-from-report", `for ${condition}`);
  }
}

/** M4: every outcome explains itself; the reasons of a refusal have a check of their own. */
function everyVerdictHasReasons(verdicts: readonly ConditionVerdict[]): void {
  const bare = verdicts.find(
    ({ verdict, reasons }) => verdict !== "notMet" && saysNothing(reasons),
  );
  if (bare !== undefined) throw committeeErrors.error("reasons-missing", `for ${bare.condition}`);
}

/** A full stop, a dash or an invisible character is no fact and no reason. */
function saysNothing(text: string): boolean {
  return !/[\p{L}\p{N}]/u.test(text);
}

/** M14, art. 3: all six at the same time. */
function grantRestsOnSixConditions(verdicts: readonly ConditionVerdict[]): void {
  if (verdicts.some(({ verdict }) => verdict !== "satisfied")) {
    throw committeeErrors.error("grant-without-six-conditions");
  }
}

/** M14, art. 21: at least one condition not met, with the facts and the reasons for each such. */
function refusalRestsOnUnmetCondition(verdicts: readonly ConditionVerdict[]): void {
  const unmet = verdicts.filter(({ verdict }) => verdict === "notMet");
  if (unmet.length === 0) throw committeeErrors.error("refusal-without-unmet-condition");
  if (unmet.some(({ facts, reasons }) => saysNothing(facts) || saysNothing(reasons))) {
    throw committeeErrors.error("refusal-without-facts-and-reasons");
  }
}

/** Absolute majority of the valid votes; abstentions do not count; a tie rejects (VL-BCSD). */
function majorityInFavour(votes: readonly Vote[], presentIds: readonly string[]): void {
  const voters = votes.map((vote) => vote.memberId);
  if (new Set(voters).size !== voters.length || voters.some((id) => !presentIds.includes(id))) {
    throw committeeErrors.error("voter-not-present");
  }
  if (voters.length < presentIds.length) throw committeeErrors.error("vote-missing");
  const count = (wanted: Vote["vote"]) => votes.filter(({ vote }) => vote === wanted).length;
  if (count("for") <= count("against")) throw committeeErrors.error("majority-not-reached");
}

function evolve(state: CommitteeCase, event: CommitteeCaseEvent): CommitteeCase {
  switch (event.type) {
    case "committee.CasePlaced":
      return { status: "placed", placed: event.data };
    case "committee.CaseAdjourned":
      return state.status === "placed" ? { status: "adjourned", placed: state.placed } : state;
    case "committee.DecisionTaken":
      return state.status === "placed"
        ? { status: "decided", placed: state.placed, decision: event.data }
        : state;
    default:
      return state;
  }
}

/** Decider of the stream `committeeCase-<uuid>`. */
export const committeeCaseDecider: Decider<
  CommitteeCaseCommand,
  CommitteeCaseEvent,
  CommitteeCase
> = { initialState: { status: "absent" }, decide, evolve };
