import type { AmountUnit, CitationStatus, Finding, StaffFunction } from "../models.js";
import type { Periodicity } from "../decision-letter-model.js";
import type { AttemptManner, ReadingManner } from "../packet-model.js";
import type { ReceivedBy } from "../receipt-model.js";

/** Words that more than one document uses. */
export interface CommonTexts {
  /** The deciding body where the model does not name it, with its article. */
  readonly committee: string;
  readonly page: (page: string, of: string) => string;
  readonly fileReference: string;
  readonly service: string;
  readonly caseworker: string;
  readonly date: string;
  readonly telephone: string;
  readonly email: string;
  readonly openingHours: string;
  readonly greeting: (name: string) => string;
  readonly closing: string;
  readonly legalGrounds: string;
  readonly contact: string;
  readonly statusNotes: Readonly<Record<Exclude<CitationStatus, "sourced">, string>>;
  /** Explains `[U+1F600]`. */
  readonly missingCharacters: string;
  readonly findings: Readonly<Record<Finding, string>>;
  readonly excusedFor: Readonly<Record<"health" | "equity", string>>;
  readonly conditionsTable: {
    readonly condition: string;
    readonly finding: string;
    readonly factsAndReasons: string;
    readonly facts: string;
    readonly reasons: string;
    readonly noFacts: string;
    readonly source: (source: string) => string;
  };
  readonly period: {
    readonly day: (date: string) => string;
    readonly range: (from: string, until: string) => string;
    readonly since: (date: string) => string;
  };
  readonly calculationTable: {
    readonly step: string;
    readonly article: string;
    readonly amount: string;
  };
  /** Days with one calculation. */
  readonly calculated: {
    readonly range: (from: string, until: string) => string;
    readonly since: (from: string) => string;
    readonly onlyChanges: string;
    readonly noAmount: string;
  };
  /** What a calculation does not tell. */
  readonly limits: {
    readonly notApplied: { readonly title: string; readonly intro: string };
    readonly notConfirmed: string;
  };
  readonly units: Readonly<Record<AmountUnit, string>>;
  readonly staff: Readonly<Record<StaffFunction, string>>;
}

/** Words of the receipt. */
export interface ReceiptTexts {
  readonly title: string;
  readonly subject: string;
  readonly intro: string;
  readonly introExOfficio: string;
  readonly summary: string;
  readonly receivedOn: string;
  readonly receivedBy: string;
  readonly ways: Readonly<Record<ReceivedBy, string>>;
  readonly decisionBy: string;
  readonly decision: {
    readonly title: string;
    readonly term: (date: string) => string;
    readonly notification: string;
    readonly noDecision: string;
  };
  readonly next: { readonly title: string; readonly steps: (committee: string) => string[] };
  readonly hearing: {
    readonly title: string;
    readonly right: (committee: string) => string;
    readonly how: string;
    readonly assistance: string;
  };
  readonly forwarding: { readonly title: string; readonly text: (date: string) => string };
  readonly information: { readonly title: string; readonly texts: readonly string[] };
}

/** Words of the decision letter. */
export interface DecisionLetterTexts {
  readonly headingGranted: string;
  readonly headingRefused: string;
  readonly subject: string;
  readonly intro: (committee: string, decidedOn: string, receivedOn: string) => string;
  readonly summary: string;
  readonly outcome: string;
  readonly granted: string;
  readonly refused: string;
  readonly amount: string;
  readonly category: string;
  readonly from: string;
  readonly payment: string;
  readonly periodicity: Readonly<Record<Periodicity, string>>;
  readonly firstPaymentBy: string;
  readonly decidedOn: string;
  readonly notifiedOn: string;
  readonly notifiedBy: Readonly<Record<"registeredLetter" | "deliveryAgainstReceipt", string>>;
  /** Of a letter that is not sent yet. */
  readonly draft: {
    readonly standing: string;
    readonly text: (preparedOn: string) => string;
    /** In the place of the date of notification. */
    readonly notSent: string;
  };
  readonly what: {
    readonly title: string;
    readonly text: (amount: string, from: string) => string;
    readonly firstMonth: (amount: string, days: string, of: string, method: string) => string;
    readonly firstMonthApart: string;
    readonly later: (from: string, amount: string) => string;
    readonly laterOpen: (from: string) => string;
  };
  readonly why: { readonly title: string; readonly intro: string };
  readonly calculation: {
    readonly titleGranted: string;
    readonly titleRefused: string;
    readonly intro: string;
  };
  readonly conditions: { readonly title: string; readonly intro: string };
  readonly changes: { readonly title: string; readonly texts: readonly string[] };
  readonly remedy: {
    readonly title: string;
    readonly intro: string;
    readonly court: string;
    readonly term: string;
    readonly termText: string;
    readonly how: string;
    readonly howText: string;
    readonly ways: readonly string[];
    readonly cost: string;
    readonly costText: string;
    readonly effect: string;
    readonly effectText: string;
    /** Art. 728 of the Judicial Code, in short. */
    readonly representation: string;
    readonly representationText: string;
  };
  readonly explanation: { readonly title: string; readonly text: string };
}

/** Words of the decision packet. */
export interface PacketTexts {
  readonly title: string;
  readonly legalGrounds: string;
  readonly subject: string;
  readonly notice: string;
  readonly summary: string;
  readonly sittingOn: string;
  readonly requestReceivedOn: string;
  readonly category: string;
  readonly preparedOn: string;
  readonly reportVersion: string;
  readonly conditions: string;
  readonly calculation: string;
  readonly noCalculation: string;
  readonly everyStep: { readonly title: string; readonly intro: string };
  readonly report: (version: string) => string;
  readonly version: (version: string) => string;
  readonly reading: {
    readonly title: string;
    readonly columns: readonly [string, string, string];
    readonly read: string;
    readonly declined: string;
    readonly attempted: string;
    readonly notPossible: string;
    readonly manners: Readonly<Record<ReadingManner, string>>;
    readonly attemptManners: Readonly<Record<AttemptManner, string>>;
    /** Of one attempt. */
    readonly attemptBy: (manner: string) => string;
    readonly interpreter: string;
    readonly readIn: (language: string) => string;
    readonly by: (staff: string) => string;
    readonly recordedBy: (staff: string) => string;
    readonly reason: (reason: string) => string;
    readonly attempt: (number: string, date: string, manner: string) => string;
    readonly none: string;
  };
  readonly remarks: {
    readonly title: string;
    readonly intro: string;
    readonly heading: (version: string, date: string) => string;
    readonly none: string;
  };
  readonly review: {
    readonly title: string;
    readonly text: (staff: string, version: string, date: string) => string;
    readonly seal: (date: string, algorithm: string) => string;
  };
  readonly proposal: {
    readonly title: string;
    readonly grant: string;
    readonly refuse: string;
    readonly amount: (amount: string) => string;
    readonly from: (date: string) => string;
  };
  readonly manifest: {
    readonly title: string;
    readonly intro: string;
    readonly field: string;
    readonly neededFor: string;
  };
  readonly leftOut: { readonly title: string; readonly intro: string; readonly always: string[] };
}

/** Everything that the documents say in one language. */
export interface Texts {
  readonly common: CommonTexts;
  readonly receipt: ReceiptTexts;
  readonly decisionLetter: DecisionLetterTexts;
  readonly packet: PacketTexts;
}
