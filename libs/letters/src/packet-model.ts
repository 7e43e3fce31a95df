import type { EuroCents, LegalDate } from "#kernel";
import type {
  CalculatedPeriod,
  Citation,
  ConditionResult,
  Language,
  LegalDay,
  MethodOfCalculation,
  StaffFunction,
} from "./models.js";

/** By which means the report was gone through with the person; where that was is not recorded. */
export type ReadingManner = "inPerson" | "telephone" | "video";

/** What was tried to go through the report with the person. */
export type AttemptManner = "appointment" | "homeVisit" | "telephone" | "letter";

/** One documented attempt to read the report to the person. */
export interface ReadingAttempt {
  readonly on: LegalDate;
  readonly manner: AttemptManner;
}

/**
 * What happened with one version of the report: read, declined, an attempt that failed, or out of
 * reach after as many attempts as the rules ask and nothing else.
 */
export type ReadingRecord =
  | {
      readonly kind: "read";
      readonly version: number;
      readonly on: LegalDate;
      readonly manner: ReadingManner;
      /** Whether an interpreter was there. */
      readonly interpreter?: boolean;
      /** Language in which it was read: BCP 47 code, e.g. `ar`; shown by its name. */
      readonly language: string;
      readonly readBy: StaffFunction;
    }
  | {
      readonly kind: "declined";
      readonly version: number;
      readonly on: LegalDate;
      readonly recordedBy: StaffFunction;
      /** The person's reason, when they gave one. */
      readonly reason?: string;
    }
  | {
      readonly kind: "attempted";
      readonly version: number;
      readonly on: LegalDate;
      readonly manner: AttemptManner;
    }
  | {
      readonly kind: "notPossible";
      readonly version: number;
      readonly recordedBy: StaffFunction;
      readonly attempts: readonly ReadingAttempt[];
    };

/** What the person said about one version of the report, in their own words, unedited. */
export interface PersonRemark {
  readonly version: number;
  readonly on: LegalDate;
  readonly text: string;
}

/** One section of the social report. */
export interface ReportSection {
  readonly title: string;
  /** Blank lines separate paragraphs. */
  readonly text: string;
}

/** What the social report proposes that the committee decides. */
export interface DecisionProposal {
  readonly outcome: "grant" | "refuse";
  /** The proposal in words. */
  readonly text: string;
  /** For a grant. */
  readonly monthlyAmount?: EuroCents;
  /** For a grant. */
  readonly from?: LegalDay;
}

/** One line of the manifest: why a field is in the packet at all. */
export interface ManifestLine {
  /** Name of the field, in the language of the packet. */
  readonly field: string;
  /** The condition (its label) or the rule that makes the field necessary. */
  readonly neededFor: string;
}

/**
 * Decision packet for the members of one sitting (nl _beslissingspakket_, fr _dossier de
 * décision_). It has **no place** for a name, a national number, an address, a telephone number or
 * a bank account: the decision does not need them.
 */
export interface PacketModel {
  readonly language: Language;
  /** What the centre is called. */
  readonly centre: string;
  readonly fileReference: string;
  /** Category of the person, in words. */
  readonly category: string;
  readonly sittingOn: LegalDate;
  readonly requestReceivedOn: LegalDate;
  /** Day on which the packet was made. */
  readonly preparedOn: LegalDate;
  readonly conditions: readonly ConditionResult[];
  /** In its main lines. Absent: none was made. */
  readonly calculation?: MethodOfCalculation;
  /** The same with every step, at the end of the packet. */
  readonly everyStep?: readonly CalculatedPeriod[];
  readonly report: { readonly version: number; readonly sections: readonly ReportSection[] };
  readonly readings: readonly ReadingRecord[];
  readonly remarks: readonly PersonRemark[];
  readonly review: {
    readonly by: StaffFunction;
    readonly on: LegalDate;
    readonly version: number;
  };
  readonly seal: { readonly algorithm: string; readonly digest: string; readonly on: LegalDate };
  readonly proposal: DecisionProposal;
  readonly manifest: readonly ManifestLine[];
  /** Kinds of data that this file has and the packet leaves out, besides the fixed list. */
  readonly leftOut?: readonly string[];
  readonly legalGrounds?: readonly Citation[];
}
