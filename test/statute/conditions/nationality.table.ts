import type { Nationality } from "../../../libs/statute/src/facts/person.js";
import { day, type Row } from "./facts.js";

const status = (...statuses: readonly Nationality["status"][]) => ({
  nationalities: statuses.map((one) => ({ status: one })),
});
const eu = (more: Partial<Nationality>, as: Nationality["status"] = "euCitizen") => ({
  nationalities: [{ status: as, ...more }],
});

/** Art. 3, 3° RMI-wet. */
export const NATIONALITY: readonly Row[] = [
  ...(["belgian", "stateless", "refugee", "populationRegister"] as const).map((one): Row => ({
    date: "2025-03-03",
    situation: `status: ${one}`,
    facts: status(one),
    outcome: "met",
    reasons: [one],
  })),
  {
    date: "2025-03-03",
    situation: "register of foreigners: an equivalent under the other law",
    facts: status("foreignersRegister"),
    outcome: "notMet",
    reasons: ["foreignersRegister"],
  },
  {
    date: "2025-03-03",
    situation: "a status that opens no right",
    facts: status("other"),
    outcome: "notMet",
    reasons: ["otherStatus"],
  },
  {
    date: "2025-03-03",
    situation: "not known",
    facts: {},
    outcome: "undetermined",
    reasons: ["factsMissing"],
  },
  {
    date: "2025-03-03",
    situation: "a recognised refugee in the register of foreigners: one status is enough",
    facts: status("foreignersRegister", "refugee"),
    outcome: "met",
    reasons: ["refugee"],
  },
  {
    date: "2025-03-03",
    situation: "two statuses that each open the right: both are said, in the order of the law",
    facts: status("refugee", "belgian"),
    outcome: "met",
    reasons: ["belgian", "refugee"],
  },
  {
    date: "2025-03-03",
    situation: "in both registers at once: nobody is",
    facts: status("populationRegister", "foreignersRegister"),
    outcome: "undetermined",
    reasons: ["factsContradict"],
  },
  {
    date: "2025-03-03",
    situation: "in both registers at once, and Belgian: it does not matter",
    facts: status("populationRegister", "foreignersRegister", "belgian"),
    outcome: "met",
    reasons: ["belgian"],
  },
  {
    date: "2016-11-30",
    situation: "subsidiary protection, the last day before the Act of 21 July 2016 applied",
    facts: status("subsidiaryProtection"),
    outcome: "notMet",
    reasons: ["subsidiaryProtectionNotYet"],
  },
  {
    date: "2016-12-01",
    situation: "subsidiary protection, the first day",
    facts: status("subsidiaryProtection"),
    outcome: "met",
    reasons: ["subsidiaryProtection"],
  },
  {
    // 15 January is the first day of the stay; the three months end with 14 April.
    date: "2025-04-14",
    situation: "EU citizen, last day of the first three months",
    facts: eu({ residenceOverThreeMonths: true, residentSince: day("2025-01-15") }),
    outcome: "notMet",
    reasons: ["euWaitingTimeRunning"],
    unseen: ["euWaitingTimeRunning"],
  },
  {
    date: "2025-04-15",
    situation: "EU citizen, exactly three months",
    facts: eu({ residenceOverThreeMonths: true, residentSince: day("2025-01-15") }),
    outcome: "met",
    reasons: ["euRightOfResidence", "euWaitingTimeOver", "euJobseekerUnclear"],
    unseen: ["euWaitingTimeOver", "euJobseekerUnclear"],
  },
  {
    // 30 November to 28 February: there is no 30 February, so the month after it begins on its 1st.
    date: "2025-02-28",
    situation: "EU citizen since 30 November, last day of February",
    facts: eu({ residenceOverThreeMonths: true, residentSince: day("2024-11-30") }),
    outcome: "notMet",
    reasons: ["euWaitingTimeRunning"],
    unseen: ["euWaitingTimeRunning"],
  },
  {
    date: "2025-03-01",
    situation: "EU citizen since 30 November, 1 March",
    facts: eu({ residenceOverThreeMonths: true, residentSince: day("2024-11-30") }),
    outcome: "met",
    reasons: ["euRightOfResidence", "euWaitingTimeOver", "euJobseekerUnclear"],
    unseen: ["euWaitingTimeOver", "euJobseekerUnclear"],
  },
  {
    date: "2025-04-15",
    situation: "family member of an EU citizen, exactly three months",
    facts: eu(
      { residenceOverThreeMonths: true, residentSince: day("2025-01-15") },
      "euFamilyMember",
    ),
    outcome: "met",
    reasons: ["euRightOfResidence", "euWaitingTimeOver", "euJobseekerUnclear"],
    unseen: ["euWaitingTimeOver", "euJobseekerUnclear"],
  },
  {
    date: "2025-04-15",
    situation: "EU citizen without right of residence over three months",
    facts: eu({ residenceOverThreeMonths: false, residentSince: day("2020-01-01") }),
    outcome: "notMet",
    reasons: ["euNoRightOfResidence"],
  },
  {
    date: "2025-04-15",
    situation: "EU citizen, right of residence not known",
    facts: eu({ residentSince: day("2020-01-01") }),
    outcome: "undetermined",
    reasons: ["factsMissing"],
  },
  {
    date: "2025-04-15",
    situation: "EU citizen, first day of the stay not known",
    facts: eu({ residenceOverThreeMonths: true }),
    outcome: "undetermined",
    reasons: ["factsMissing"],
    unseen: ["factsMissing"],
  },
  {
    date: "2025-04-14",
    situation:
      "EU citizen within the three months, right of residence not known: not yet either way",
    facts: eu({ residentSince: day("2025-01-15") }),
    outcome: "notMet",
    reasons: ["euWaitingTimeRunning"],
    unseen: ["euWaitingTimeRunning"],
  },
  {
    date: "2025-04-14",
    situation: "EU citizen within the three months, entered in the population register",
    facts: {
      nationalities: [
        { status: "euCitizen", residentSince: day("2025-01-15"), residenceOverThreeMonths: true },
        { status: "populationRegister" },
      ],
    },
    outcome: "met",
    reasons: ["populationRegister"],
  },
  {
    date: "2025-04-15",
    situation: "two first days of the stay, on either side of the three months",
    facts: {
      nationalities: [
        { status: "euCitizen", residentSince: day("2025-01-15"), residenceOverThreeMonths: true },
        { status: "euCitizen", residentSince: day("2025-01-16"), residenceOverThreeMonths: true },
      ],
    },
    outcome: "undetermined",
    reasons: ["factsContradict"],
    unseen: ["factsContradict"],
  },
  {
    date: "2025-04-16",
    situation: "two first days of the stay, three months over from both: it does not matter",
    facts: {
      nationalities: [
        { status: "euCitizen", residentSince: day("2025-01-15"), residenceOverThreeMonths: true },
        { status: "euCitizen", residentSince: day("2025-01-16") },
      ],
    },
    outcome: "met",
    reasons: ["euRightOfResidence", "euWaitingTimeOver", "euJobseekerUnclear"],
    unseen: ["euWaitingTimeOver", "euJobseekerUnclear"],
  },
  {
    date: "2025-04-15",
    situation: "sources disagree on the right of residence",
    facts: {
      nationalities: [
        { status: "euCitizen", residentSince: day("2020-01-15"), residenceOverThreeMonths: true },
        { status: "euCitizen", residentSince: day("2020-01-15"), residenceOverThreeMonths: false },
      ],
    },
    outcome: "undetermined",
    reasons: ["factsContradict"],
  },
];
