import { Inject } from "@nestjs/common";
import { type IQueryHandler, Query, QueryHandler } from "@nestjs/cqrs";
import type { Actor } from "#access";
import { assertNothingErased, type LegalDate } from "#kernel";
import type { Citation as PrintedCitation, LegalDay, ReceiptModel } from "#letters";
import { renderReceipt } from "#letters";
import { applicantsOf, Centres, CENTRES, FileAnswer, notFound } from "#platform";
import {
  type Citation,
  citationStatus,
  citationText,
  decisionTerm,
  forwardingTerm,
  type Term,
} from "#statute";
import type { Channel, Language } from "../../domain/events.js";
import { addresseeOf, caseworkerOf, centreOf } from "../letterhead.js";
import { Files } from "../files.js";

/** The receipt as a letter to the person, in the person's language. */
export class ReadReceipt extends Query<FileAnswer> {
  constructor(
    readonly actor: Actor,
    readonly applicationId: string,
  ) {
    super();
  }
}

const RECEIVED_BY: Readonly<Record<Channel, ReceiptModel["receivedBy"]>> = {
  oral: "inPerson",
  letter: "letter",
  email: "email",
  exOfficio: "exOfficio",
};

@QueryHandler(ReadReceipt)
export class ReadReceiptHandler implements IQueryHandler<ReadReceipt> {
  constructor(
    private readonly files: Files,
    @Inject(CENTRES) private readonly centres: Centres,
  ) {}

  async execute({ actor, applicationId }: ReadReceipt): Promise<FileAnswer> {
    const { file } = await this.files.open(actor, "readReceipt", applicationId);
    if (file.receipt === undefined) throw notFound();
    assertNothingErased(file);
    const centre = this.centres.get(file.centre);
    const { language, receivedOn, receipt } = file;
    const decision = decisionTerm(receivedOn);
    const forwarding = forwardingTerm(receivedOn);
    const { bytes } = renderReceipt({
      language,
      centre: centreOf(centre, language),
      fileReference: file.fileReference,
      service: centre.service,
      caseworker: caseworkerOf(centre, file.assigneeId),
      person: addresseeOf(file),
      issuedOn: receipt.issuedOn,
      receivedOn,
      receivedBy: RECEIVED_BY[file.channel],
      decisionBy: legalDay(receipt.decisionDueBy, decision),
      forwardBy: legalDay(receipt.forwardingDueBy, forwarding),
      legalGrounds: [printed(decision.citation, language), printed(forwarding.citation, language)],
    });
    const name = `${file.fileReference}-receipt.pdf`;
    const subjects = applicantsOf([applicationId]);
    return new FileAnswer(bytes, "application/pdf", name, `${language}-BE`, subjects);
  }
}

/** The day that was promised when the receipt was issued, as sure as the term that gave it. */
function legalDay(on: LegalDate, { status }: Term): LegalDay {
  return { on, status };
}

function printed(citation: Citation, language: Language): PrintedCitation {
  return { text: citationText(citation, language), status: citationStatus(citation) };
}
