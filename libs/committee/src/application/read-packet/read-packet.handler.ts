import { Inject } from "@nestjs/common";
import { type IQueryHandler, Query, QueryHandler } from "@nestjs/cqrs";
import type { Actor } from "#access";
import { determinedWithOthers } from "#entitlement";
import { belgianDay, euroCents, type Instant, legalDate } from "#kernel";
import { type PacketModel, renderPacket } from "#letters";
import { type Answer, Centres, CENTRES, FileAnswer, householdOf } from "#platform";
import { CATEGORY_LABELS, CONDITION_INFO } from "#statute";
import { printedCalculation, printedSteps } from "../printed-calculation.js";
import { printedConditions, printedStart } from "../printed.js";
import type { PacketView } from "../schemas.js";
import { maskedNote } from "./manifest.js";
import { packetContent, type PacketSources } from "./packet-content.js";
import { Packets } from "./packets.js";
import { printedReadings } from "./printed-readings.js";

/** The packet of a case, as data. */
export class ReadPacket extends Query<Answer> {
  constructor(
    readonly actor: Actor,
    readonly applicationId: string,
  ) {
    super();
  }
}

/** The packet of a case, as a document. */
export class ReadPacketDocument extends Query<FileAnswer> {
  constructor(
    readonly actor: Actor,
    readonly applicationId: string,
    readonly now: Instant,
  ) {
    super();
  }
}

@QueryHandler(ReadPacket)
export class ReadPacketHandler implements IQueryHandler<ReadPacket> {
  constructor(private readonly packets: Packets) {}

  async execute({ actor, applicationId }: ReadPacket): Promise<Answer> {
    const sources = await this.packets.open(actor, applicationId);
    return {
      body: packetContent(sources),
      subjects: householdOf(applicationId, determinedWithOthers(sources.determination)),
      language: `${sources.language}-BE`,
    };
  }
}

@QueryHandler(ReadPacketDocument)
export class ReadPacketDocumentHandler implements IQueryHandler<ReadPacketDocument> {
  constructor(
    private readonly packets: Packets,
    @Inject(CENTRES) private readonly centres: Centres,
  ) {}

  async execute({ actor, applicationId, now }: ReadPacketDocument): Promise<FileAnswer> {
    const sources = await this.packets.open(actor, applicationId);
    const content = packetContent(sources);
    const centre = this.centres.get(sources.file.centre);
    const { bytes } = renderPacket(packetModel(sources, content, centre.name, now));
    const name = `${content.fileReference}-packet.pdf`;
    const subjects = householdOf(applicationId, determinedWithOthers(sources.determination));
    return new FileAnswer(bytes, "application/pdf", name, `${sources.language}-BE`, subjects);
  }
}

/** The document says what the data says: it is made from the same content, masked as it is. */
function packetModel(
  { version, determination, language: centreLanguage, report }: PacketSources,
  content: PacketView,
  centre: string,
  now: Instant,
): PacketModel {
  const language = centreLanguage === "en" ? "nl" : centreLanguage;
  const sections = content.sections.map((section) => ({
    ...section,
    conditionVersion: "",
  }));
  return {
    language,
    centre,
    fileReference: content.fileReference,
    category: CATEGORY_LABELS[content.category][language],
    sittingOn: legalDate(content.sittingOn),
    requestReceivedOn: legalDate(content.requestReceivedOn),
    preparedOn: belgianDay(now),
    conditions: printedConditions(sections, language, ({ reasons }) => reasons),
    calculation: printedCalculation(determination, language),
    everyStep: printedSteps(determination, language),
    report: {
      version: content.report.version,
      sections: content.sections.map(({ condition, text }) => ({
        title: CONDITION_INFO[condition].labels[language],
        text,
      })),
    },
    readings: printedReadings(content.hearings),
    remarks: content.hearings.flatMap(({ version: of, on, words }) =>
      words === undefined ? [] : [{ version: of, on: legalDate(on), text: words }],
    ),
    review: {
      by: "teamLeader",
      on: legalDate(content.review.reviewedOn),
      version: content.review.version,
    },
    seal: {
      algorithm: "SHA-256",
      digest: content.report.digest,
      on: legalDate(report.seal?.sealedOn ?? content.sittingOn),
    },
    proposal: {
      outcome: content.proposal.outcome,
      text: content.proposal.text,
      ...(content.proposal.outcome === "grant"
        ? {
            monthlyAmount: euroCents(version.calculation.monthlyLeefloonCents),
            from: printedStart(legalDate(version.calculation.from)),
          }
        : {}),
    },
    manifest: content.manifest.map(({ label, neededFor }) => ({ field: label, neededFor })),
    leftOut: maskedNote(content.masked, language),
  };
}
