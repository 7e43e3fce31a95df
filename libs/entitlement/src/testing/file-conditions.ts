import { type Condition, CONDITIONS, type ShownFact } from "#statute";
import type { ReadCondition } from "../domain/determination/case-of-file.js";
import { NOTHING_KNOWN } from "../domain/conditions/state.js";
import type { FindingOutcome } from "../domain/conditions/events.js";
import { evidenceOf, march, piece } from "./condition-history.js";

const IDS: Readonly<Record<Condition, string>> = {
  residence: "a1111111-1111-4111-8111-111111111111",
  age: "a2222222-2222-4222-8222-222222222222",
  nationality: "a3333333-3333-4333-8333-333333333333",
  means: "a4444444-4444-4444-8444-444444444444",
  willingnessToWork: "a5555555-5555-4555-8555-555555555555",
  exhaustionOfRights: "a6666666-6666-4666-8666-666666666666",
};

const KINDS: Readonly<Record<Condition, string>> = {
  residence: "nationalRegisterExtract",
  age: "nationalRegisterExtract",
  nationality: "nationalRegisterExtract",
  means: "statementOfMeans",
  willingnessToWork: "statementOfWillingness",
  exhaustionOfRights: "socialSecurityFlow",
};

/** What makes every condition met: of age, Belgian, in Lindeveld, alone, without means. */
export const SHOWN: Readonly<Record<Condition, readonly ShownFact[]>> = {
  residence: [{ stay: { inBelgium: true, lawful: true } }],
  age: [{ born: "1990-05-05" as NonNullable<ShownFact["born"]> }],
  nationality: [{ nationality: { status: "belgian" } }],
  means: [{ noOther: "income" }, { noOther: "member" }],
  willingnessToWork: [],
  exhaustionOfRights: [{ noOther: "claim" }],
};

/** The six conditions of a file that show `shown` and were found as `found` says (met by default). */
export function conditionsOf(
  shown: Partial<Record<Condition, readonly ShownFact[]>> = {},
  found: Partial<Record<Condition, FindingOutcome | "none">> = {},
): ReadCondition[] {
  return CONDITIONS.map((condition) => {
    const evidenceId = IDS[condition];
    const shows = [...(shown[condition] ?? SHOWN[condition])];
    const outcome = found[condition] ?? "met";
    const finding = {
      outcome,
      reasons: "Dat volgt uit het stuk.",
      evidenceIds: [evidenceId],
      madeOn: march(10),
    };
    return {
      condition,
      version: "0",
      state: {
        ...NOTHING_KNOWN,
        evidence: [evidenceOf(condition, piece(KINDS[condition], { evidenceId, shows }))],
        ...(outcome === "none" ? {} : { finding: { ...finding, outcome } }),
      },
    };
  });
}
