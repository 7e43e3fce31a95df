import type { EuroCents, LegalDate } from "#kernel";
import type {
  Addressee,
  Caseworker,
  Centre,
  Citation,
  CitationStatus,
  ConditionResult,
  Language,
  LegalDay,
  MethodOfCalculation,
} from "./models.js";

/** How often the income is paid. */
export type Periodicity = "weekly" | "fortnightly" | "monthly";

/** What is due for a first month that is not a full one. */
export interface FirstMonth {
  readonly amount: EuroCents;
  readonly days: number;
  readonly daysInMonth: number;
  /** How part of a month is calculated, in words, and how sure that is. */
  readonly method: Citation;
}

/** Days from which the amount is another one. */
export interface LaterAmount {
  readonly from: LegalDate;
  /** Absent: the amount is not settled yet. */
  readonly monthlyAmount?: EuroCents;
}

/** The committee granted the income. */
export interface GrantedOutcome {
  readonly kind: "granted";
  /** Category of the person, in words. */
  readonly category: string;
  /** The day on which the right starts. */
  readonly from: LegalDay;
  /**
   * When the first month is not a full one: what is due for it; or, where its amount was calculated
   * apart and is not in the letter, how sure that rule is.
   */
  readonly firstMonth?: FirstMonth | CitationStatus;
  readonly monthlyAmount: EuroCents;
  /** What is known already of later days, in order. */
  readonly later?: readonly LaterAmount[];
  readonly periodicity: Periodicity;
  /** Fixed day of payment in words, e.g. "op de laatste werkdag van de maand". */
  readonly paymentDay?: string;
  /** Last day of the first payment (15 days). */
  readonly firstPaymentBy: LegalDay;
  /** The method of calculation, step by step: the law wants it in the letter. */
  readonly calculation: MethodOfCalculation;
}

/**
 * The committee refused. Which conditions were not met, with facts, article and reasons, is read
 * from the conditions of the letter: at least one of them has the finding `notMet`.
 */
export interface RefusedOutcome {
  readonly kind: "refused";
  /** The method of calculation, when the refusal rests on it. */
  readonly calculation?: MethodOfCalculation;
}

/** The labour court that the person can go to. */
export interface LabourCourt {
  readonly name: string;
  readonly address: readonly string[];
}

/** Place for one function under the letter; nobody's signature is printed. */
export interface Signatory {
  /** E.g. "Voorzitter", in the language of the letter. */
  readonly function: string;
  readonly name?: string;
}

/** When and how the person was notified of the decision. */
export interface Notification {
  readonly on: LegalDate;
  readonly by: "registeredLetter" | "deliveryAgainstReceipt";
}

/** Decision letter (nl _kennisgeving van de beslissing_, fr _notification de la décision_). */
export interface DecisionLetterModel {
  readonly language: Language;
  readonly centre: Centre;
  readonly fileReference: string;
  /** The service that manages the file and explains the decision. */
  readonly service: string;
  readonly caseworker: Caseworker;
  readonly person: Addressee;
  readonly requestReceivedOn: LegalDate;
  readonly decidedOn: LegalDate;
  /** Absent: the letter is not sent yet. It is then a draft, and says so on every page. */
  readonly notification?: Notification;
  /** Day on which a draft was made; a letter that was sent has the day of its notification. */
  readonly preparedOn: LegalDate;
  readonly outcome: GrantedOutcome | RefusedOutcome;
  /** The six conditions, in the order of the law. */
  readonly conditions: readonly ConditionResult[];
  readonly legalGrounds: readonly Citation[];
  /** How sure the term of the appeal is, and the way in which it is counted. */
  readonly appealStatus: CitationStatus;
  readonly court: LabourCourt;
  /** Usually the chair and the secretary. */
  readonly signatories: readonly Signatory[];
}
