import { addDays, type LegalDate, legalDate, type Uuid } from "#kernel";
import {
  type Case,
  caseFromFacts,
  type Condition,
  type EvidenceKey,
  type ShownFact,
} from "#statute";
import { Draws } from "./draws.js";
import { type Household, household } from "./household.js";
import { means } from "./means.js";

/** One piece of evidence of a file. */
export interface Piece<C extends Condition = Condition> {
  readonly evidenceId: Uuid;
  readonly condition: C;
  readonly kind: EvidenceKey;
  readonly shows: readonly ShownFact[];
}

type Assessment = NonNullable<Case["work"]>[number];

/** One invented file: all that the right is determined from. */
export interface CountryFile {
  readonly requestedOn: LegalDate;
  readonly evidence: readonly Piece[];
  readonly work: Assessment;
}

/** Requests were made from the first of these days on, for so many days. */
const [FIRST_REQUEST, DAYS_OF_REQUESTS] = [legalDate("2023-01-01"), 1_330];

/** The files of a country, one after the other, the same for the same seed. */
export function* country(
  files: number,
  seed: number,
  nextId: () => Uuid,
): Generator<CountryFile, void> {
  const draws = new Draws(seed);
  for (let made = 0; made < files; made += 1) yield file(draws, nextId);
}

/** The case that the file makes: what is judged from the day of the request on. */
export function caseOf({ requestedOn, evidence, work }: CountryFile): Case {
  return { ...caseFromFacts(evidence), requestedOn, from: requestedOn, work: [work] };
}

function file(draws: Draws, nextId: () => Uuid): CountryFile {
  const requestedOn = draws.dayAfter(FIRST_REQUEST, DAYS_OF_REQUESTS);
  const home = household(draws);
  const piece = <C extends Condition>(
    condition: C,
    kind: EvidenceKey<C>,
    ...shows: readonly ShownFact[]
  ): Piece<C> => ({ evidenceId: nextId(), condition, kind, shows });
  return {
    requestedOn,
    evidence: [
      piece("residence", "nationalRegisterExtract", { stay: { inBelgium: true, lawful: true } }),
      piece("age", "nationalRegisterExtract", { born: home.born }),
      piece("nationality", ...nationality(requestedOn, draws)),
      piece("means", "householdComposition", ...home.composition),
      ...(home.membersMeans.length === 0
        ? []
        : [piece("means", "socialSecurityFlow", ...home.membersMeans)]),
      ...(home.countedShare === undefined
        ? []
        : [piece("means", "countedShareDecision", home.countedShare)]),
      ...means(requestedOn, home, draws).map(([kind, ...shows]) => piece("means", kind, ...shows)),
      piece("exhaustionOfRights", "socialSecurityFlow", ...claims(home, draws)),
    ],
    work: { outcome: willingness(home, draws), reasons: "Invented." },
  };
}

function nationality(
  requestedOn: LegalDate,
  draws: Draws,
): readonly [EvidenceKey<"nationality">, ShownFact] {
  const status = draws.weighted([
    [66, "belgian" as const],
    [11, "euCitizen" as const],
    [15, "refugee" as const],
    [3, "subsidiaryProtection" as const],
    [5, "populationRegister" as const],
  ]);
  if (status !== "euCitizen") return ["nationalRegisterExtract", { nationality: { status } }];
  const residentSince = addDays(requestedOn, -draws.between(30, 3_000));
  return [
    "residenceTitle",
    { nationality: { status, residenceOverThreeMonths: true, residentSince } },
  ];
}

function claims({ isStudent }: Household, draws: Draws): ShownFact[] {
  const state = draws.oneOf("notOpen", "refused", "pending");
  const unemployment: ShownFact = { claim: { benefit: "unemployment", state } };
  const parents: ShownFact = {
    claim: { benefit: "maintenance", state: "dispensed", reasons: "Invented." },
  };
  return isStudent ? [unemployment, parents] : [unemployment];
}

function willingness({ isStudent }: Household, draws: Draws): Assessment["outcome"] {
  if (isStudent) return "exemptEquity";
  return draws.weighted([
    [78, "willing"],
    [17, "exemptHealth"],
    [4, "exemptEquity"],
    [1, "notWilling"],
  ]);
}
