import Type, { type Static } from "typebox";
import { closedObject } from "#kernel";
import {
  component,
  Day,
  erasable,
  EuroCentAmount,
  Id,
  Moment,
  page,
  params,
  text,
} from "#platform";
import {
  CONDITIONS,
  type CountedCohabitant,
  type CountedMeans,
  FINDING_OUTCOMES,
  LANGUAGES,
  type NotApplied,
  type Period,
} from "#statute";
import { DETERMINATION_CAUSES } from "../domain/determination/right-determined.js";
import {
  Category,
  DeterminedAmounts,
  DeterminedCategory,
  DeterminedCohabitant,
  DeterminedMeans,
  DeterminedVerdict,
  entries,
  MadeChoice,
  MonthDue,
} from "./determination-schemas.js";

export const DeterminationParams = params({ applicationId: Id, determinationId: Id });

/** A moment of our time, to the nanosecond at most. */
const MOMENT = "^[12]\\d{3}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?(Z|[+-]\\d\\d:\\d\\d)$";

export const ListDeterminationsQuery = params({
  knownAt: Type.Optional(
    Type.Unsafe<string>({
      ...Moment,
      pattern: MOMENT,
      description: "Only what had been determined by then.",
    }),
  ),
  validOn: Type.Optional(
    Type.Unsafe<string>({ ...Day, description: "Only the period in which this day falls." }),
  ),
});

export const ExplanationQuery = params({
  language: Type.Optional(
    Type.Enum([...LANGUAGES], { description: "Of the explanation; else that of the person." }),
  ),
});

const GivenCategory = closedObject({
  category: Category,
  reasons: text("The facts of the household that make this the category."),
});

export const DetermineRightBody = component(
  "DetermineRight",
  closedObject({
    cause: Type.Optional(
      Type.Enum(["request", "factsChanged", "review"], {
        description: "By default the request, later that the facts changed: then it is a review.",
      }),
    ),
    category: Type.Optional(
      Type.Unsafe<Static<typeof GivenCategory>>({
        ...GivenCategory,
        description: "The category as people found it, in place of the facts of the household.",
      }),
    ),
  }),
);
export type DetermineRightBody = Static<typeof DetermineRightBody>;

const RightInFile = Type.Enum(["open", "notOpen", "undetermined"], {
  description: "People find, the rules calculate: open when all six are found satisfied.",
});

/** What every view of a determination says of it. */
const identity = {
  determinationId: Id,
  determinedOn: Day,
  determinedAt: Type.Optional(Moment),
  cause: Type.Optional(
    Type.Enum([...DETERMINATION_CAUSES], {
      description: "Absent of a calculation of the first rule set.",
    }),
  ),
  supersedes: Type.Optional(Id),
  ruleSet: Type.String(),
  requestedOn: Type.Unsafe<string>({ ...Day, description: "First day of the right." }),
};

const days = { from: Day, until: Type.Optional(Day) };

export const DeterminationSummary = component(
  "DeterminationSummary",
  closedObject({
    ...identity,
    periods: Type.Array(
      closedObject({
        ...days,
        told: erasable(
          closedObject({
            right: RightInFile,
            category: Type.Optional(Category),
            amounts: Type.Optional(DeterminedAmounts),
            gaps: Type.Array(Type.String(), { description: "Why there is no amount: codes." }),
          }),
        ),
      }),
    ),
  }),
);
export type DeterminationSummary = Static<typeof DeterminationSummary>;

export const DeterminationPage = page("DeterminationPage", DeterminationSummary);

const ExplainedPeriod = component(
  "ExplainedPeriod",
  closedObject({
    ...days,
    told: erasable(
      closedObject({
        right: RightInFile,
        verdicts: Type.Unsafe<Period["verdicts"]>(
          Type.Array(DeterminedVerdict, { description: "What the rules say." }),
        ),
        disagreements: Type.Array(Type.Enum([...CONDITIONS]), {
          description: "Where a rule and a finding say the opposite: people look again.",
        }),
        category: Type.Optional(DeterminedCategory),
        ownMeans: Type.Optional(Type.Unsafe<readonly CountedMeans[]>(Type.Array(DeterminedMeans))),
        cohabitants: Type.Optional(
          Type.Unsafe<readonly CountedCohabitant[]>(Type.Array(DeterminedCohabitant)),
        ),
        amounts: Type.Optional(DeterminedAmounts),
        gaps: entries<Period["gaps"]>("Why there is no amount: what is missing, and where."),
        notConfirmed: entries<Period["notConfirmed"]>(
          "What the period rests on that no retrieved text confirms.",
        ),
        explanation: Type.Array(Type.String(), {
          description: "Every step in words, with article and amount.",
        }),
      }),
    ),
  }),
);

const Difference = component(
  "Difference",
  closedObject({
    ...days,
    kind: Type.Enum(["tooLittle", "tooMuch", "unknown"], {
      description: "Shown and no more: nothing is recovered or paid because of it.",
    }),
    beforeMonthlyCents: Type.Optional(EuroCentAmount),
    afterMonthlyCents: Type.Optional(EuroCentAmount),
    differenceMonthlyCents: Type.Optional(
      Type.Integer({ description: "As it was minus as it should be: below zero, too little." }),
    ),
  }),
);

const Receipt = component(
  "ExecutionReceipt",
  closedObject({
    ruleSet: Type.String(),
    parameterSetHash: Type.String(),
    requestedOn: Day,
    reviewedOn: Type.Array(Day),
    horizon: Type.Unsafe<string>({ ...Day, description: "No change after it was looked at." }),
    choices: Type.Array(MadeChoice),
    inputs: Type.Array(
      closedObject({
        condition: Type.Enum([...CONDITIONS]),
        version: Type.String(),
        evidenceIds: Type.Array(Id),
      }),
    ),
  }),
);

export const DeterminationView = component(
  "FileDetermination",
  closedObject({
    ...identity,
    parameterSetHash: Type.String(),
    receipt: Type.Optional(Receipt),
    givenCategory: erasable(Type.Optional(GivenCategory)),
    findings: Type.Array(
      closedObject({
        condition: Type.Enum([...CONDITIONS]),
        outcome: erasable(Type.Enum([...FINDING_OUTCOMES])),
      }),
    ),
    periods: Type.Array(ExplainedPeriod),
    months: erasable(
      Type.Optional(
        Type.Array(MonthDue, {
          description: "Until the end of the month of the determination, when all have an amount.",
        }),
      ),
    ),
    differences: erasable(
      Type.Optional(
        Type.Unsafe<readonly Static<typeof Difference>[]>(
          Type.Array(Difference, { description: "Against the determination that it supersedes." }),
        ),
      ),
    ),
    notApplied: Type.Optional(
      entries<readonly NotApplied[]>("Parts of the law that the first rule set left out."),
    ),
  }),
);
export type DeterminationView = Static<typeof DeterminationView>;

export const DeterminationTrace = component(
  "DeterminationTrace",
  closedObject({
    determinationId: Id,
    periods: Type.Array(
      closedObject({
        ...days,
        told: erasable(
          closedObject({
            trace: entries<Period["trace"]>(
              "Every step as data: label, amount or value, citation, status, made of what and how.",
            ),
            explanation: Type.Array(Type.String(), { description: "The same in words." }),
          }),
        ),
      }),
    ),
  }),
);
export type DeterminationTrace = Static<typeof DeterminationTrace>;
