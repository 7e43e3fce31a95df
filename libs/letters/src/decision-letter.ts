import { assertNothingErased } from "#kernel";
import type { DecisionLetterModel, GrantedOutcome } from "./decision-letter-model.js";
import { formatDate, formatMoney } from "./format.js";
import type { CitationStatus, Language } from "./models.js";
import type { View } from "./presentable.js";
import { sharedRenderer } from "./shared-renderer.js";
import {
  calculationView,
  citationView,
  conditionsView,
  conditionView,
  contactRows,
  dayRow,
  documentView,
  legalGroundsView,
  letterView,
  row,
} from "./shared-views.js";
import { TEXTS } from "./texts/index.js";
import type { RenderedDocument, TypstRenderer } from "./typst-renderer.js";

/**
 * Makes the decision letter as a PDF. Throws a `TypeError` for a refusal in which no condition is
 * `notMet`: a letter that cannot say why must not exist.
 */
export function renderDecisionLetter(
  model: DecisionLetterModel,
  renderer: TypstRenderer = sharedRenderer(),
): RenderedDocument {
  assertNothingErased(model);
  if (model.outcome.kind === "refused" && unmet(model).length === 0) {
    throw new TypeError("a refusal names at least one condition that is not met");
  }
  return renderer.render("decision-letter", decisionLetterView(model));
}

function decisionLetterView(model: DecisionLetterModel): View {
  const { language, centre, outcome, notification } = model;
  const { common, decisionLetter: texts } = TEXTS[language];
  const day = (date: DecisionLetterModel["decidedOn"]) => formatDate(date, language);
  const isDraft = notification === undefined;
  return {
    ...documentView({
      language,
      // The outcome stays out of the metadata: a title shows up in lists of files and windows.
      title: isDraft ? `${texts.subject} (${texts.draft.standing})` : texts.subject,
      subject: `${texts.subject} ${model.fileReference}`,
      author: centre.name,
      fileReference: model.fileReference,
      date: notification?.on ?? model.preparedOn,
      ...(isDraft ? { standing: texts.draft.standing } : {}),
    }),
    ...letterView(model, notification?.on),
    delivery: isDraft ? null : texts.notifiedBy[notification.by],
    draft: isDraft
      ? { title: texts.draft.standing, text: texts.draft.text(day(model.preparedOn)) }
      : null,
    heading: outcome.kind === "granted" ? texts.headingGranted : texts.headingRefused,
    intro: texts.intro(
      centre.decidingBody ?? common.committee,
      day(model.decidedOn),
      day(model.requestReceivedOn),
    ),
    summary: { title: texts.summary, rows: summaryRows(model) },
    what: outcome.kind === "granted" ? whatView(outcome, language) : null,
    why:
      outcome.kind === "refused"
        ? {
            ...texts.why,
            conditions: unmet(model).map((condition) => conditionView(condition, language)),
          }
        : null,
    calculation:
      outcome.calculation === undefined
        ? null
        : {
            title:
              outcome.kind === "granted"
                ? texts.calculation.titleGranted
                : texts.calculation.titleRefused,
            intro: texts.calculation.intro,
            method: calculationView(outcome.calculation, language),
          },
    conditions: { ...texts.conditions, table: conditionsView(model.conditions, language) },
    changes:
      outcome.kind === "granted"
        ? { title: texts.changes.title, texts: texts.changes.texts }
        : null,
    remedy: remedyView(model),
    explanation: { ...texts.explanation, rows: contactRows(model) },
    legalGrounds: legalGroundsView(common.legalGrounds, model.legalGrounds),
    signatories: model.signatories.map((signatory) => ({
      function: signatory.function,
      name: signatory.name ?? null,
    })),
  };
}

function whatView(outcome: GrantedOutcome, language: Language): View {
  const { what } = TEXTS[language].decisionLetter;
  const { from, monthlyAmount, later = [] } = outcome;
  const text = what.text(formatMoney(monthlyAmount, language), formatDate(from.on, language));
  return {
    title: what.title,
    texts: [
      citationView({ text, status: from.status }),
      ...firstMonthView(outcome, language),
      ...later.map(({ from: day, monthlyAmount: amount }) =>
        amount === undefined
          ? what.laterOpen(formatDate(day, language))
          : what.later(formatDate(day, language), formatMoney(amount, language)),
      ),
    ],
  };
}

function firstMonthView({ firstMonth }: GrantedOutcome, language: Language): View[] {
  const { what } = TEXTS[language].decisionLetter;
  if (firstMonth === undefined) return [];
  if (typeof firstMonth === "string") {
    return [citationView({ text: what.firstMonthApart, status: firstMonth })];
  }
  const { amount, days, daysInMonth, method } = firstMonth;
  const text = what.firstMonth(
    formatMoney(amount, language),
    String(days),
    String(daysInMonth),
    method.text,
  );
  return [citationView({ text, status: method.status })];
}

function unmet(model: DecisionLetterModel): DecisionLetterModel["conditions"] {
  return model.conditions.filter((condition) => condition.finding === "notMet");
}

function summaryRows(model: DecisionLetterModel): View[] {
  const { language, outcome } = model;
  const { common, decisionLetter: texts } = TEXTS[language];
  const { notification } = model;
  const notifiedOn = notification && formatDate(notification.on, language);
  const dates = [
    row(texts.decidedOn, formatDate(model.decidedOn, language)),
    row(texts.notifiedOn, notifiedOn ?? texts.draft.notSent),
    row(common.fileReference, model.fileReference),
  ];
  if (outcome.kind === "refused") return [row(texts.outcome, texts.refused), ...dates];
  const { month } = common.units;
  const payment = texts.periodicity[outcome.periodicity];
  return [
    row(texts.outcome, texts.granted),
    row(texts.amount, `${formatMoney(outcome.monthlyAmount, language)} ${month}`),
    row(texts.category, outcome.category),
    dayRow(texts.from, outcome.from, language),
    row(
      texts.payment,
      outcome.paymentDay === undefined ? payment : `${payment}, ${outcome.paymentDay}`,
    ),
    dayRow(texts.firstPaymentBy, outcome.firstPaymentBy, language),
    ...dates,
  ];
}

/**
 * The summaries of art. 728 and 1017 of the Judicial Code are this library's own words and were not
 * yet compared with the official text.
 */
const JUDICIAL_CODE_STATUS = "unseen";

function remedyView(model: DecisionLetterModel): View {
  const { remedy } = TEXTS[model.language].decisionLetter;
  const item = (
    label: string,
    text: string,
    status: CitationStatus = "sourced",
    list: readonly string[] = [],
  ): View => ({ label, text: citationView({ text, status }), list });
  return {
    title: remedy.title,
    intro: remedy.intro,
    court: row(remedy.court, model.court.name, ...model.court.address),
    items: [
      item(remedy.term, remedy.termText, model.appealStatus),
      item(remedy.how, remedy.howText, "sourced", remedy.ways),
      item(remedy.cost, remedy.costText, JUDICIAL_CODE_STATUS),
      item(remedy.effect, remedy.effectText),
      item(remedy.representation, remedy.representationText, JUDICIAL_CODE_STATUS),
    ],
  };
}
