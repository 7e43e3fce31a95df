import { addDays, euroCents, type LegalDate, legalDate } from "#kernel";
import type { DecisionLetterModel } from "../decision-letter-model.js";
import type {
  Centre,
  Citation,
  ConditionResult,
  Language,
  LegalDay,
  MethodOfCalculation,
} from "../models.js";
import type { PacketModel } from "../packet-model.js";
import type { ReceiptModel } from "../receipt-model.js";
import { SAMPLE_WORDS, type SampleWords } from "./sample-words.js";

const RECEIVED = legalDate("2025-03-03");
const DECIDED = legalDate("2025-03-20");

/** A receipt for a fictive person at a fictive centre. */
export function sampleReceipt(language: Language): ReceiptModel {
  return {
    ...sampleLetterHead(language),
    issuedOn: RECEIVED,
    receivedOn: RECEIVED,
    receivedBy: "inPerson",
    decisionBy: legalDay(addDays(RECEIVED, 30)),
    forwardBy: legalDay(addDays(RECEIVED, 5)),
    legalGrounds: legalGrounds(SAMPLE_WORDS[language]),
  };
}

/** A granted income with a wage taken into account. */
export function sampleGrant(language: Language): DecisionLetterModel {
  const words = SAMPLE_WORDS[language];
  return {
    ...sampleLetterHead(language),
    requestReceivedOn: RECEIVED,
    decidedOn: DECIDED,
    notification: { on: addDays(DECIDED, 4), by: "registeredLetter" },
    preparedOn: addDays(DECIDED, 1),
    outcome: {
      kind: "granted",
      category: words.category,
      from: legalDay(RECEIVED),
      firstMonth: {
        amount: euroCents(78_119),
        days: 29,
        daysInMonth: 31,
        method: { text: words.partMonth, status: "unseen" },
      },
      monthlyAmount: euroCents(83506),
      later: [{ from: legalDate("2026-03-01"), monthlyAmount: euroCents(86_133) }],
      periodicity: "monthly",
      paymentDay: words.paymentDay,
      firstPaymentBy: legalDay(addDays(DECIDED, 15)),
      calculation: sampleCalculation(language),
    },
    conditions: sampleConditions(language),
    legalGrounds: legalGrounds(words),
    appealStatus: "unseen",
    court: { name: words.court, address: ["Gerechtsplein 2", "9999 Lindeveld"] },
    signatories: words.signatories.map((each) => ({ function: each })),
  };
}

/** A refusal on the means condition. */
export function sampleRefusal(language: Language): DecisionLetterModel {
  const grant = sampleGrant(language);
  return {
    ...grant,
    notification: { on: addDays(DECIDED, 4), by: "deliveryAgainstReceipt" },
    outcome: { kind: "refused" },
    conditions: sampleConditions(language).map((condition, index) =>
      index === 3
        ? { ...condition, finding: "notMet", reasons: SAMPLE_WORDS[language].refusalReasons }
        : condition,
    ),
  };
}

/** A packet whose report was corrected when it was read, then read again. */
export function samplePacket(language: Language): PacketModel {
  const words = SAMPLE_WORDS[language];
  return {
    language,
    centre: words.centre,
    fileReference: "LV-2025-0042",
    category: words.category,
    sittingOn: DECIDED,
    requestReceivedOn: RECEIVED,
    preparedOn: addDays(DECIDED, -8),
    conditions: sampleConditions(language),
    calculation: sampleCalculation(language),
    everyStep: [{ from: RECEIVED, steps: [{ label: words.everyStep, figure: words.figure }] }],
    report: { version: 2, sections: words.report },
    readings: [
      {
        kind: "read",
        version: 1,
        on: addDays(RECEIVED, 4),
        manner: "inPerson",
        interpreter: true,
        language: "ar",
        readBy: "caseworker",
      },
      {
        kind: "read",
        version: 2,
        on: addDays(RECEIVED, 7),
        manner: "telephone",
        language: "ar",
        readBy: "caseworker",
      },
    ],
    remarks: [{ version: 1, on: addDays(RECEIVED, 4), text: words.remark }],
    review: { by: "teamLeader", on: addDays(RECEIVED, 8), version: 2 },
    seal: {
      algorithm: "SHA-256",
      digest: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
      on: addDays(RECEIVED, 8),
    },
    proposal: {
      outcome: "grant",
      text: words.proposal,
      monthlyAmount: euroCents(83506),
      from: legalDay(RECEIVED),
    },
    manifest: words.conditions.map(({ label, field }) => ({ field, neededFor: label })),
    legalGrounds: legalGrounds(words),
  };
}

/** The six conditions, all met but willingness to work, which is excused for equity. */
export function sampleConditions(language: Language): ConditionResult[] {
  const words = SAMPLE_WORDS[language];
  return words.conditions.map(({ label, fact, reasons }, index) => ({
    label,
    article: { text: words.article(index + 1), status: index === 3 ? "unseen" : "sourced" },
    ...(index === 4
      ? { finding: "excused" as const, excusedFor: "equity" as const }
      : { finding: "met" as const }),
    facts: [
      {
        text: fact,
        source: words.source,
        period: { from: legalDate("2025-02-01"), until: legalDate("2025-02-28") },
      },
    ],
    reasons,
  }));
}

/** A calculation with a deduction, a computed figure and totals. */
export function sampleCalculation(language: Language): MethodOfCalculation {
  const words = SAMPLE_WORDS[language];
  const [base, wage, exemption, year, month] = words.steps;
  const rule: Citation = { text: words.article(4), status: "unseen" };
  const steps = [
    { label: base, amount: euroCents(1577071), unit: "year", status: "computed", article: rule },
    { label: wage, amount: euroCents(-600000), unit: "year", explanation: "12 × 500,00" },
    { label: exemption, amount: euroCents(25000), unit: "year", article: rule },
    { label: year, amount: euroCents(1002071), unit: "year" },
    { label: month, amount: euroCents(83506), unit: "month", kind: "total", article: rule },
  ] as const;
  return {
    periods: [
      { from: RECEIVED, until: legalDate("2026-02-28"), steps },
      {
        from: legalDate("2026-03-01"),
        onlyChanges: true,
        steps: [
          { label: words.choice, article: rule },
          { label: month, amount: euroCents(86_133), unit: "month", kind: "total" },
        ],
      },
    ],
    notApplied: words.leftOut.map((text) => ({ text, article: rule })),
    notConfirmed: [words.notConfirmed],
  };
}

function legalDay(on: LegalDate): LegalDay {
  return { on, status: "unseen" };
}

function sampleLetterHead(language: Language) {
  const words = SAMPLE_WORDS[language];
  const centre: Centre = {
    name: words.centre,
    address: ["Dorpsplein 1", "9999 Lindeveld"],
    telephone: "02 000 00 00",
    email: "info@lindeveld.example",
    openingHours: words.openingHours,
  };
  return {
    language,
    centre,
    fileReference: "LV-2025-0042",
    service: words.service,
    caseworker: { name: "Noor Hendrickx", telephone: "02 000 00 01" },
    person: { name: "Amina Verlinden", address: ["Molenstraat 7 bus 2", "9999 Lindeveld"] },
  };
}

function legalGrounds(words: SampleWords): Citation[] {
  return [
    { text: words.article(1), status: "sourced" },
    { text: words.article(21), status: "unseen" },
    { text: words.article(47), status: "inConflict" },
  ];
}
