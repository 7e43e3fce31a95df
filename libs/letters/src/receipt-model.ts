import type { LegalDate } from "#kernel";
import type { Addressee, Caseworker, Centre, Citation, Language, LegalDay } from "./models.js";

/** The way in which a request came in; `exOfficio`: the centre opened the file by itself. */
export type ReceivedBy =
  "inPerson" | "telephone" | "letter" | "registeredLetter" | "email" | "onlineForm" | "exOfficio";

/**
 * Receipt of a request (nl _ontvangstbewijs_, fr _accusé de réception_, de _Empfangsbestätigung_),
 * as it goes to the person.
 */
export interface ReceiptModel {
  readonly language: Language;
  readonly centre: Centre;
  readonly fileReference: string;
  /** The service that manages the file. */
  readonly service: string;
  readonly caseworker: Caseworker;
  readonly person: Addressee;
  /** Date of the receipt itself, which should be the day of the request. */
  readonly issuedOn: LegalDate;
  readonly receivedOn: LegalDate;
  readonly receivedBy: ReceivedBy;
  /** Last day on which the centre must decide (30 days). */
  readonly decisionBy: LegalDay;
  /** Last day on which the centre must forward the request when it is not competent (5 days). */
  readonly forwardBy: LegalDay;
  readonly legalGrounds: readonly Citation[];
}
