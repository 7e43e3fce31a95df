import type { KeptDetermination } from "#entitlement";
import { legalDate } from "#kernel";
import type { RegisteredApplication } from "#procedure";
import type { ReportVersion, SocialReport } from "#social-report";
import { CONDITIONS, determine, loadParameters } from "#statute";
import type { PacketSources } from "../application/read-packet/packet-content.js";
import type { ConvenedSitting } from "../domain/sitting.js";
import { CASE, CHAIR, march, MEMBERS, placedCase } from "./committee-history.js";

const DETERMINATION = "11111111-1111-4111-8111-111111111111";
const { ruleSet, parameterSetHash, requestedOn, periods } = determine(
  {
    from: march(3),
    household: { housing: [{ kind: "dwelling" }], members: [] },
    means: { incomes: [{ ref: "1", kind: "wage", amountCents: 50_000, per: "month" }] },
  },
  loadParameters(),
  { horizon: legalDate("2026-03-10") },
);
const { amounts } = periods[0]!;

/** Somebody who lives alone with a wage: 835.03 a month, from March 2026 861.30. */
export const DETERMINED: KeptDetermination = {
  determinationId: DETERMINATION,
  determinedOn: march(10),
  cause: "request",
  ruleSet,
  parameterSetHash,
  requestedOn,
  receipt: {
    ruleSet,
    parameterSetHash,
    requestedOn,
    reviewedOn: [],
    horizon: "2026-03-10",
    choices: [],
    inputs: [],
  },
  findings: [],
  periods: periods.map((told) => ({
    from: told.from,
    ...(told.until === undefined ? {} : { until: told.until }),
    told,
  })),
  notApplied: [],
};

/** A person who does not exist, with everything that a register can hold. */
export const PERSON: RegisteredApplication["person"] = {
  insz: "03000099567",
  givenName: "Roza",
  familyName: "Denkbeeldig",
  birthDate: "2003-01-01",
  language: "nl",
  address: {
    street: "Rue de l’Église",
    number: "30",
    box: "2",
    postalCode: "9999",
    municipality: "Lindeveld",
  },
  telephone: "0490 00 00 00",
  email: "roza@example.be",
  bankAccount: "BE68000123456789",
};

const FILE: RegisteredApplication = {
  status: "registered",
  fileReference: "LF-2025-9YE4MMGZ",
  centre: "lindeveld",
  assigneeId: "caseworker-els",
  language: "nl",
  receivedOn: march(3),
  registeredOn: march(3),
  channel: "oral",
  person: PERSON,
};

const SITTING: ConvenedSitting = {
  status: "dispatched",
  centre: "lindeveld",
  on: march(25),
  at: "19:30",
  place: "Raadzaal",
  memberIds: MEMBERS,
  chairId: CHAIR,
  items: [{ applicationId: CASE, itemNumber: 1 }],
};

/** One version whose every free text is `text`. */
export function reportVersion(version: number, text: string): ReportVersion {
  return {
    version,
    authorId: "caseworker-els",
    draftedOn: march(9 + version),
    sections: CONDITIONS.map((condition) => ({
      condition,
      text,
      outcome: "met",
      reasons: text,
      facts: [
        { kind: "lease", facts: text, source: text, periodFrom: "2025-03-03" },
        {
          kind: "homeVisit",
          facts: text,
          source: text,
          periodFrom: march(5),
          periodUntil: march(6),
        },
      ],
      conditionVersion: "2",
    })),
    calculation: {
      calculationId: DETERMINATION,
      category: 2,
      from: requestedOn,
      annualAmountCents: amounts!.annualAmountCents,
      countedMeansCents: amounts!.countedMeansCents,
      monthlyLeefloonCents: amounts!.monthlyLeefloonCents,
      meansSufficient: amounts!.meansSufficient,
      determinationVersion: "0",
    },
    proposal: { outcome: "grant", text },
  };
}

/** A report of two versions, heard in every way, whose every free text is `text`. */
export function reportOf(text: string): SocialReport {
  return {
    versions: [reportVersion(1, text), reportVersion(2, text)],
    readings: [
      {
        version: 2,
        readOn: march(14),
        readerId: "caseworker-els",
        language: "nl",
        manner: "withInterpreter",
        remarks: text,
      },
    ],
    declinations: [
      { version: 1, declinedOn: march(11), offeredBy: "caseworker-els", statement: text },
    ],
    attempts: [
      {
        version: 2,
        attemptedOn: march(13),
        attemptedBy: "caseworker-els",
        manner: "homeVisit",
        whatHappened: text,
      },
    ],
    reviews: [
      {
        version: 1,
        reviewerId: "team-leader-tine",
        reviewedOn: march(11),
        verdict: "returned",
        note: text,
      },
      {
        version: 2,
        reviewerId: "team-leader-tine",
        reviewedOn: march(15),
        verdict: "approved",
        note: text,
      },
    ],
    seal: {
      version: 2,
      sealedBy: "team-leader-tine",
      sealedOn: march(15),
      digest: placedCase().sealDigest,
    },
    earlierSeals: [],
    sealedUpTo: 0,
    submission: { version: 2, submittedBy: "caseworker-els", submittedOn: march(16) },
  };
}

/** All that a packet is made of, with `text` in every free text. */
export function packetSources(
  text = "Dat klopt.",
  changes: Partial<PacketSources> = {},
): PacketSources {
  return {
    applicationId: CASE,
    file: FILE,
    placed: { ...placedCase(), from: legalDate("2025-03-03") },
    sitting: SITTING,
    report: reportOf(text),
    version: reportVersion(2, text),
    determination: DETERMINED,
    language: "nl",
    ...changes,
  };
}
