import Type, { type Static } from "typebox";
import { day, fact, words, yesNo } from "./fields.js";

/** Art. 3, 1°: where the person actually stays. Register and dwelling are not needed. */
export const Stay = fact({
  inBelgium: yesNo("Stays habitually and permanently in Belgium."),
  lawful: yesNo("May lawfully stay in Belgium."),
});
export type Stay = Static<typeof Stay>;

/** Art. 7: what puts a minor on a par with an adult. */
export const ASSIMILATIONS = ["emancipatedByMarriage", "childAtCharge", "pregnant"] as const;
export const Assimilation = fact({
  by: Type.Enum([...ASSIMILATIONS], { description: "What puts the minor on a par." }),
});
export type Assimilation = Static<typeof Assimilation>;

/** Art. 3, 3°: nationality or status; `foreignersRegister` and `other` open no right. */
export const NATIONALITY_STATUSES = [
  "belgian",
  "euCitizen",
  "euFamilyMember",
  "populationRegister",
  "stateless",
  "refugee",
  "subsidiaryProtection",
  "foreignersRegister",
  "other",
] as const;
export type NationalityStatus = (typeof NATIONALITY_STATUSES)[number];

/** A nationality or a status of residence that the person has. Several may hold at once. */
export const Nationality = fact({
  status: Type.Enum([...NATIONALITY_STATUSES], {
    description: "The nationality, or the status of residence in Belgium.",
  }),
  residenceOverThreeMonths: Type.Optional(
    yesNo("EU citizen or family member: has the right of residence of over three months."),
  ),
  residentSince: Type.Optional(day("EU citizen or family member: first day of that stay.")),
});
export type Nationality = Static<typeof Nationality>;

/** Art. 3, 5°: the assessment of willingness to work. Assessed by people, never computed. */
export const WORK_OUTCOMES = ["willing", "exemptHealth", "exemptEquity", "notWilling"] as const;
export const WorkAssessment = fact({
  outcome: Type.Enum([...WORK_OUTCOMES], { description: "What people found." }),
  reasons: words("What it rests on: capability, impediments, offers made by the centre."),
});
export type WorkAssessment = Static<typeof WorkAssessment>;

/** Art. 3, 6° and 4: a right under social law, or maintenance, that goes before the leefloon. */
export const CLAIM_STATES = [
  "granted",
  "refused",
  "pending",
  "notOpen",
  "notClaimed",
  "dispensed",
] as const;
export const Claim = fact({
  benefit: Type.String({
    minLength: 1,
    maxLength: 100,
    description:
      "Which right, e.g. unemployment. The rules know maintenance and incomeGuaranteeForElderly, " +
      "also by their names in the languages of the country; any other is a right under social law.",
  }),
  state: Type.Enum([...CLAIM_STATES], {
    description:
      "notOpen: the person has no such right; notClaimed: could claim and does not; " +
      "dispensed: the centre does not require it, with reasons (art. 4: it may require it).",
  }),
  required: Type.Optional(
    Type.Boolean({
      description:
        "maintenance, notClaimed: the centre requires it, having weighed equity (art. 4). As long " +
        "as it neither requires nor dispenses, the condition is undetermined.",
    }),
  ),
  advance: Type.Optional(yesNo("The centre pays an advance on it, recoverable from it.")),
  reasons: Type.Optional(words("Why it is not open, was not claimed or was dispensed with.")),
});
export type Claim = Static<typeof Claim>;

/** Art. 14 § 3: somebody who stops being homeless by moving into a dwelling. */
export const Installation = fact(
  {
    homelessUntil: day("Last day on which the person was homeless."),
    movedInOn: day("Day on which the person moved into the dwelling."),
    mainResidence: yesNo("The dwelling is the person's main residence."),
    premiumReceivedBefore: yesNo("The person had an installation premium before, ever."),
  },
  "The person stops being homeless by moving into a dwelling.",
);
export type Installation = Static<typeof Installation>;
