import { Inject } from "@nestjs/common";
import { type IQueryHandler, Query, QueryHandler } from "@nestjs/cqrs";
import type { Actor } from "#access";
import {
  Determinations,
  determinedWithOthers,
  type KeptDetermination,
  keptDeterminations,
} from "#entitlement";
import { assertNothingErased, belgianDay, euroCents, type Instant, legalDate } from "#kernel";
import { type DecisionLetterModel, type LegalDay, renderDecisionLetter } from "#letters";
import { Centres, CENTRES, FileAnswer, householdOf, notFound } from "#platform";
import { addresseeOf, caseworkerOf, centreOf } from "#procedure";
import { Reports, type ReportVersion } from "#social-report";
import {
  appealTerm,
  CATEGORY_LABELS,
  decisionTerm,
  firstPaymentTerm,
  notificationTerm,
  type Term,
} from "#statute";
import { printedCalculation } from "../printed-calculation.js";
import { printedMonths } from "../printed-months.js";
import { type Printable, printedCitation, printedConditions, printedStart } from "../printed.js";
import { Decisions, type OpenedDecision } from "../read-decision/decisions.js";

/** The decision as a letter to the person, with amount, calculation, grounds and remedy. */
export class ReadDecisionLetter extends Query<FileAnswer> {
  constructor(
    readonly actor: Actor,
    readonly applicationId: string,
    readonly now: Instant,
  ) {
    super();
  }
}

@QueryHandler(ReadDecisionLetter)
export class ReadDecisionLetterHandler implements IQueryHandler<ReadDecisionLetter> {
  constructor(
    private readonly decisions: Decisions,
    private readonly reports: Reports,
    private readonly determinations: Determinations,
    @Inject(CENTRES) private readonly centres: Centres,
  ) {}

  async execute({ actor, applicationId, now }: ReadDecisionLetter): Promise<FileAnswer> {
    const opened = await this.decisions.open(actor, "readDecisionLetter", applicationId);
    const [report, determination] = await Promise.all([
      this.reports.load(applicationId),
      this.determinations.load(applicationId),
    ]);
    const version = report.loaded.state.versions.find(
      (one) => one.version === opened.placed.reportVersion,
    );
    const made = keptDeterminations(determination.loaded.state).find(
      (one) => one.determinationId === version?.calculation.calculationId,
    );
    if (version === undefined || made === undefined) throw notFound();
    const { file, decision } = opened;
    assertNothingErased({ file, decision, version, made });

    const centre = this.centres.get(file.centre);
    const { bytes } = renderDecisionLetter({
      language: file.language,
      centre: centreOf(centre, file.language),
      service: centre.service,
      caseworker: caseworkerOf(centre, file.assigneeId),
      court: centre.court,
      signatories: SIGNATORIES[file.language],
      ...letterContent(opened, version, made, now),
    });
    const name = `${file.fileReference}-decision.pdf`;
    const subjects = householdOf(applicationId, determinedWithOthers(made));
    return new FileAnswer(bytes, "application/pdf", name, `${file.language}-BE`, subjects);
  }
}

type LetterContent = Omit<
  DecisionLetterModel,
  "language" | "centre" | "service" | "caseworker" | "court" | "signatories"
>;

function letterContent(
  { file, decision }: OpenedDecision,
  version: ReportVersion,
  made: KeptDetermination,
  now: Instant,
): LetterContent {
  const { language } = file;
  const decidedOn = legalDate(decision.decidedOn);
  const appeal = appealTerm(decidedOn);
  return {
    fileReference: file.fileReference,
    person: addresseeOf(file),
    requestReceivedOn: file.receivedOn,
    decidedOn,
    ...(file.status === "notified"
      ? { notification: { on: file.notifiedOn, by: NOTIFIED_BY[file.manner] } }
      : {}),
    preparedOn: belgianDay(now),
    outcome: outcomeOf(decision, version, made, language),
    conditions: printedConditions(version.sections, language, ({ condition, reasons }) => {
      const verdict = decision.perCondition.find((one) => one.condition === condition);
      return [verdict?.facts, verdict?.reasons ?? reasons].filter(Boolean).join("\n\n");
    }),
    legalGrounds: [decisionTerm(file.receivedOn), notificationTerm(decidedOn), appeal].map(
      ({ citation }) => printedCitation(citation, language),
    ),
    appealStatus: appeal.status,
  };
}

const NOTIFIED_BY = {
  registeredLetter: "registeredLetter",
  againstReceipt: "deliveryAgainstReceipt",
} as const;

function outcomeOf(
  { outcome, category, from, monthlyAmountCents, decidedOn }: OpenedDecision["decision"],
  version: ReportVersion,
  made: KeptDetermination,
  language: Printable,
): DecisionLetterModel["outcome"] {
  const calculation = printedCalculation(made, language);
  if (outcome === "refused" || category === undefined || from === undefined) {
    return { kind: "refused", calculation };
  }
  return {
    kind: "granted",
    category: CATEGORY_LABELS[category][language],
    from: printedStart(legalDate(from)),
    ...printedMonths(made, version, language),
    monthlyAmount: euroCents(monthlyAmountCents ?? 0),
    periodicity: "monthly",
    firstPaymentBy: printedTerm(firstPaymentTerm(legalDate(decidedOn))),
    calculation,
  };
}

function printedTerm({ day, status }: Term): LegalDay {
  return { on: day, status };
}

const SIGNATORIES = {
  nl: [{ function: "De voorzitter" }, { function: "De secretaris" }],
  fr: [{ function: "La présidence" }, { function: "Le secrétariat" }],
  de: [{ function: "Der Vorsitz" }, { function: "Das Sekretariat" }],
} as const;
