import { CONDITIONS } from "#statute";
import type { CaseFile } from "../../apps/cli/src/demo/case-file.js";
import { fictiveInsz } from "../statute/fictive-insz.js";

/** What stands in every personal field: in names, in texts, in figures. No committee needs the first. */
export const NAME = "Zonneblomsteën";
export const TEXT = "kwikstaartwëide";
export const MAIL = "vlierbesstruik@example.org";
export const TELEPHONE = "0499 13 57 91";
export const ACCOUNT = "BE71096123456769";
export const INSZ = fictiveInsz(1_357);
/** As long as amounts may be: a few digits stand somewhere in so much ciphertext by chance. */
export const OWN_CENTS = 13_579_135_791;
export const PARTNER_CENTS = 97_531_357_913;

/** Fields of a case in which somebody writes. */
const WRITTEN = [
  "facts",
  "source",
  "necessity",
  "prevents",
  "reasons",
  "text",
  "remarks",
  "categoryReasons",
];

/** The case with a marker in everything that somebody can write about a person. */
export function planted(story: CaseFile): CaseFile {
  const more = <T>(value: T): T => {
    if (typeof value === "string") return `${value} (${TEXT})` as T;
    if (Array.isArray(value)) return value.map(more) as T;
    return Object.fromEntries(
      Object.entries(value as object).map(([key, inner]) => [
        key,
        WRITTEN.includes(key)
          ? more(inner as string)
          : typeof inner === "object" && inner !== null
            ? more(inner as object)
            : (inner as unknown),
      ]),
    ) as T;
  };
  const { conditions, report } = story;
  const means = more(conditions.means);
  return {
    ...story,
    request: {
      ...story.request,
      person: {
        insz: INSZ,
        givenName: NAME,
        familyName: NAME,
        birthDate: "1973-01-01",
        language: "fr",
        address: {
          street: NAME,
          number: "7",
          box: "2",
          postalCode: "9999",
          municipality: NAME,
        },
        telephone: TELEPHONE,
        email: MAIL,
        bankAccount: ACCOUNT,
      },
    },
    conditions: {
      ...more(conditions),
      means: {
        ...means,
        evidence: [
          {
            kind: "bankStatement",
            source: TEXT,
            facts: TEXT,
            necessity: TEXT,
            whyNotOtherwise: TEXT,
            periodFrom: "2025-01-01",
            shows: [{ income: { kind: "wage", amountCents: OWN_CENTS, per: "month" } }],
            lines: [{ on: "2025-01-31", amountCents: OWN_CENTS }],
          },
          {
            kind: "householdComposition",
            source: TEXT,
            facts: TEXT,
            necessity: TEXT,
            periodFrom: "2025-01-01",
            shows: [{ member: { ref: "member1", relation: "spouse", commonHousehold: true } }],
          },
          {
            kind: "partnerPaySlip",
            source: TEXT,
            facts: TEXT,
            necessity: TEXT,
            periodFrom: "2025-01-01",
            shows: [
              {
                memberMeans: {
                  of: "member1",
                  income: { kind: "wage", amountCents: PARTNER_CENTS, per: "month" },
                },
              },
            ],
          },
        ],
      },
    },
    determination: { category: { category: 1, reasons: TEXT } },
    report: report.map((version) => ({
      ...more(version),
      sections: Object.fromEntries(
        CONDITIONS.map((condition) => [condition, more(version.sections[condition])]),
      ) as CaseFile["report"][number]["sections"],
    })),
    decision: more(story.decision),
  };
}
