import { explanationOf, type KeptDetermination, toldPeriods } from "#entitlement";
import type { RegisteredApplication } from "#procedure";
import {
  maskIdentifiers,
  registeredDetails,
  type ReportVersion,
  type SocialReport,
} from "#social-report";
import { citationText, CONDITION_INFO, type Language } from "#statute";
import type { PlacedCase } from "../../domain/events.js";
import type { ConvenedSitting } from "../../domain/sitting.js";
import type { PacketView } from "../schemas.js";
import { manifestIn } from "./manifest.js";

/** Stands where an identifier stood in the words of the person. */
export const MASK = "[•••]";

/** What a packet is made of. */
export interface PacketSources {
  readonly applicationId: string;
  readonly file: RegisteredApplication;
  readonly placed: PlacedCase;
  readonly sitting: ConvenedSitting;
  readonly report: SocialReport;
  readonly version: ReportVersion;
  readonly determination: KeptDetermination;
  readonly language: Language;
}

/**
 * The decision packet: what the six conditions need and nothing else. It takes nothing from the
 * person's registration but the reference and the day of the request; identifiers in the person's
 * own words are masked, everything else of their words stays as they said it (M9, M12).
 */
export function packetContent(sources: PacketSources): PacketView {
  const { applicationId, file, placed, sitting, report, version, determination, language } =
    sources;
  const mask = masker(registeredDetails(file));
  const hearings = hearingsOf(report, mask.text);
  const { proposal, sections } = version;
  return {
    id: applicationId,
    fileReference: file.fileReference,
    sittingId: placed.sittingId,
    itemNumber: placed.itemNumber,
    sittingOn: sitting.on,
    requestReceivedOn: file.receivedOn,
    category: placed.category,
    sections: sections.map(({ condition, outcome, reasons, facts, text }) => ({
      condition,
      article: citationText(CONDITION_INFO[condition].citation, language),
      outcome,
      reasons: mask.text(reasons),
      facts: facts.map((fact) => ({
        ...fact,
        facts: mask.text(fact.facts),
        source: mask.text(fact.source),
      })),
      text: mask.text(text),
    })),
    calculation: {
      from: version.calculation.from,
      annualAmountCents: version.calculation.annualAmountCents,
      countedMeansCents: version.calculation.countedMeansCents,
      monthlyLeefloonCents: version.calculation.monthlyLeefloonCents,
      meansSufficient: version.calculation.meansSufficient,
      periods: toldPeriods(determination).map((period) => ({
        from: period.from,
        ...(period.until === undefined ? {} : { until: period.until }),
        ...(period.amounts === undefined
          ? {}
          : { monthlyLeefloonCents: period.amounts.monthlyLeefloonCents }),
        explanation: explanationOf(period, determination, language),
      })),
    },
    proposal: { outcome: proposal.outcome, text: mask.text(proposal.text) },
    report: {
      version: placed.reportVersion,
      sealedOn: report.seal?.sealedOn ?? "",
      digest: placed.sealDigest,
    },
    hearings,
    review: reviewOf(report, placed.reportVersion),
    masked: mask.count(),
    manifest: manifestIn(language),
  };
}

function masker(registered: readonly string[]) {
  let count = 0;
  return {
    text: (text: string): string => {
      const result = maskIdentifiers(text, MASK, registered);
      count += result.masked;
      return result.text;
    },
    count: () => count,
  };
}

/** How every version was gone through with the person, in the order in which it happened. */
function hearingsOf(
  { readings, declinations, attempts }: SocialReport,
  mask: (text: string) => string,
): PacketView["hearings"] {
  const words = (text: string | undefined) => (text === undefined ? {} : { words: mask(text) });
  const all: PacketView["hearings"] = [
    // Of one version and one day in this order: attempts end with a refusal, both with a reading.
    // What happened at an attempt is told by the worker and may name people: only the fact counts.
    ...attempts.map(({ version, attemptedOn, manner }) => ({
      version,
      kind: "attempted" as const,
      on: attemptedOn,
      manner,
    })),
    ...declinations.map(({ version, declinedOn, statement }) => ({
      version,
      kind: "declined" as const,
      on: declinedOn,
      ...words(statement),
    })),
    ...readings.map(({ version, readOn, manner, language, remarks }) => ({
      version,
      kind: "read" as const,
      on: readOn,
      manner,
      language,
      ...words(remarks),
    })),
  ];
  return all.sort((a, b) => a.version - b.version || (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}

function reviewOf({ reviews }: SocialReport, version: number): PacketView["review"] {
  const approval = reviews.find((one) => one.version === version && one.verdict === "approved");
  return { version, reviewedOn: approval?.reviewedOn ?? "" };
}
