import { Inject } from "@nestjs/common";
import { type IQueryHandler, Query, QueryHandler } from "@nestjs/cqrs";
import type { Actor } from "#access";
import { Determinations } from "#entitlement";
import { belgianDay, euroCents, type Instant, legalDate } from "#kernel";
import { type DecisionLetterModel, renderDecisionLetter } from "#letters";
import { Centres, CENTRES, FileAnswer, notFound } from "#platform";
import { addresseeOf, caseworkerOf, centreOf } from "#procedure";
import { Reports, type ReportVersion } from "#social-report";
import {
  appealTerm,
  type Calculation,
  decisionTerm,
  firstPaymentTerm,
  notificationTerm,
} from "#statute";
import { categoryLabel } from "../category-label.js";
import { printedCalculation, printedCitation, printedConditions } from "../printed.js";
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
    const calculation = determination.loaded.state.calculations.find(
      (one) => one.calculationId === version?.calculation.calculationId,
    )?.calculation;
    if (version === undefined || calculation === undefined) throw notFound();

    const { file } = opened;
    const centre = this.centres.get(file.centre);
    const { bytes } = renderDecisionLetter({
      language: file.language,
      centre: centreOf(centre, file.language),
      service: centre.service,
      caseworker: caseworkerOf(centre, file.assigneeId),
      court: centre.court,
      signatories: SIGNATORIES[file.language],
      ...letterContent(opened, version, calculation, now),
    });
    const name = `${file.fileReference}-decision.pdf`;
    return new FileAnswer(bytes, "application/pdf", name, `${file.language}-BE`);
  }
}

type LetterContent = Omit<
  DecisionLetterModel,
  "language" | "centre" | "service" | "caseworker" | "court" | "signatories"
>;

function letterContent(
  { file, decision }: OpenedDecision,
  version: ReportVersion,
  calculation: Calculation,
  now: Instant,
): LetterContent {
  const { language } = file;
  const decidedOn = legalDate(decision.decidedOn);
  const notified = file.status === "notified";
  return {
    fileReference: file.fileReference,
    person: addresseeOf(file),
    requestReceivedOn: file.receivedOn,
    decidedOn,
    notifiedOn: notified ? file.notifiedOn : belgianDay(now),
    notifiedBy:
      notified && file.manner === "againstReceipt" ? "deliveryAgainstReceipt" : "registeredLetter",
    outcome: outcomeOf(decision, calculation, language),
    conditions: printedConditions(version.sections, language, ({ condition, reasons }) => {
      const verdict = decision.perCondition.find((one) => one.condition === condition);
      return [verdict?.facts, verdict?.reasons ?? reasons].filter(Boolean).join("\n\n");
    }),
    legalGrounds: [
      decisionTerm(file.receivedOn),
      notificationTerm(decidedOn),
      appealTerm(decidedOn),
    ].map(({ citation }) => printedCitation(citation, language)),
  };
}

function outcomeOf(
  { outcome, category, from, monthlyAmountCents, decidedOn }: OpenedDecision["decision"],
  calculation: Calculation,
  language: DecisionLetterModel["language"],
): DecisionLetterModel["outcome"] {
  const steps = printedCalculation(calculation, language);
  if (outcome === "refused" || category === undefined || from === undefined) {
    return { kind: "refused", calculation: steps };
  }
  return {
    kind: "granted",
    category: categoryLabel(category, language),
    from: legalDate(from),
    monthlyAmount: euroCents(monthlyAmountCents ?? 0),
    periodicity: "monthly",
    firstPaymentBy: firstPaymentTerm(legalDate(decidedOn)).day,
    calculation: steps,
  };
}

const SIGNATORIES = {
  nl: [{ function: "De voorzitter" }, { function: "De secretaris" }],
  fr: [{ function: "La présidence" }, { function: "Le secrétariat" }],
  de: [{ function: "Der Vorsitz" }, { function: "Das Sekretariat" }],
} as const;
