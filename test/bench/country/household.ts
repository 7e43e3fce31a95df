import { addDays, type LegalDate, legalDate } from "#kernel";
import type { MemberMeans, ShownFact, ShownMember } from "#statute";
import type { Draws } from "./draws.js";

/** Who lives with the person, what it means for the person, and what they live on. */
export interface Household {
  readonly born: LegalDate;
  readonly isStudent: boolean;
  readonly children: number;
  readonly composition: readonly ShownFact[];
  readonly membersMeans: readonly ShownFact[];
  /** The share of the surplus of relatives that the centre counts. */
  readonly countedShare?: ShownFact;
}

type MakeHousehold = (draws: Draws) => Household;

/** Of a hundred files so many live like this: 60 in category 2, 25 in category 1, 15 in category 3. */
const HOUSEHOLDS: readonly (readonly [number, MakeHousehold])[] = [
  [50, alone],
  [7, underOneRoof],
  [3, homeless],
  [8, withPartner],
  [9, withParents],
  [8, withOthers],
  [10, (draws) => withChildren(draws, [])],
  [5, (draws) => withChildren(draws, [partner(draws, false)])],
];

/** The household of one file. */
export function household(draws: Draws): Household {
  return draws.weighted(HOUSEHOLDS)(draws);
}

const NO_OTHER: ShownFact = { noOther: "member" };

function alone(draws: Draws): Household {
  return { ...adult(draws), composition: [NO_OTHER], membersMeans: [] };
}

/** One roof without a common household. */
function underOneRoof(draws: Draws): Household {
  const member = other(draws, false);
  return { ...adult(draws), composition: [{ member }, NO_OTHER], membersMeans: [] };
}

function homeless(draws: Draws): Household {
  const housing = { kind: "homeless", hasIndividualPlan: true } as const;
  return { ...adult(draws), composition: [{ housing }, NO_OTHER], membersMeans: [] };
}

function withOthers(draws: Draws): Household {
  const member = other(draws, true);
  return { ...adult(draws), composition: [{ member }, NO_OTHER], membersMeans: [] };
}

function withPartner(draws: Draws): Household {
  const member = partner(draws, draws.percent(40));
  return {
    ...adult(draws),
    composition: [{ member }, NO_OTHER],
    membersMeans: livesOn(member, 1_400, draws),
  };
}

/** A young adult, mostly a student, with one or two parents. */
function withParents(draws: Draws): Household {
  const parents = Array.from({ length: draws.between(1, 2) }, (_, place): ShownMember => ({
    ref: numbered(place),
    relation: "parent",
    commonHousehold: true,
    born: bornBetween(45, 62, draws),
  }));
  const [part, of] = draws.oneOf([0, 1], [1, 2], [1, 3], [1, 1]);
  return {
    born: bornBetween(19, 24, draws),
    isStudent: draws.percent(60),
    children: 0,
    composition: [...parents.map((member) => ({ member })), NO_OTHER],
    membersMeans: parents.flatMap((parent) => livesOn(parent, 2_400, draws)),
    countedShare: {
      countedShare: { share: { part, of }, reasons: "Invented.", equity: true },
    },
  };
}

function withChildren(draws: Draws, partners: readonly ShownMember[]): Household {
  const count = draws.weighted([
    [50, 1],
    [30, 2],
    [15, 3],
    [5, 4],
  ]);
  const children = Array.from({ length: count }, (_, place): ShownMember => ({
    ref: numbered(partners.length + place),
    relation: "child",
    commonHousehold: true,
    born: bornBetween(1, 17, draws),
    atCharge: true,
    ...(draws.percent(10) ? { custody: "equalTime" } : {}),
  }));
  return {
    born: bornBetween(25, 50, draws),
    isStudent: false,
    children: count,
    composition: [...[...partners, ...children].map((member) => ({ member })), NO_OTHER],
    membersMeans: partners.flatMap((member) => livesOn(member, 900, draws)),
  };
}

function adult(draws: Draws): Pick<Household, "born" | "isStudent" | "children"> {
  const young = draws.percent(35);
  return {
    born: young ? bornBetween(19, 25, draws) : bornBetween(26, 62, draws),
    isStudent: young && draws.percent(25),
    children: 0,
  };
}

function partner(draws: Draws, claims: boolean): ShownMember {
  return {
    ref: numbered(0),
    relation: draws.oneOf("spouse", "lifePartner"),
    commonHousehold: true,
    born: bornBetween(22, 60, draws),
    claims,
  };
}

function other(draws: Draws, commonHousehold: boolean): ShownMember {
  return {
    ref: numbered(0),
    relation: draws.oneOf("sibling", "other"),
    commonHousehold,
    born: bornBetween(20, 60, draws),
  };
}

/** One income and savings, or nothing at all. */
function livesOn({ ref: of }: ShownMember, most: number, draws: Draws): ShownFact[] {
  const kind = draws.weighted([
    [50, "wage" as const],
    [25, "replacementIncome" as const],
    [25, undefined],
  ]);
  const amountCents = draws.euros(200, most);
  const shown: Omit<MemberMeans, "of">[] = [
    ...(kind === undefined ? [] : [{ income: { kind, amountCents, per: "month" } as const }]),
    ...(draws.percent(25) ? [{ capital: { amountCents: draws.euros(100, 9_000) } }] : []),
    { noOther: "income" },
    { noOther: "capital" },
  ];
  return shown.map((means) => ({ memberMeans: { of, ...means } }));
}

function numbered(place: number): string {
  return `member${place + 1}`;
}

/** Ages are those in the middle of the years in which the files began. */
const THEN = legalDate("2025-01-01");

function bornBetween(least: number, most: number, draws: Draws): LegalDate {
  return addDays(THEN, -draws.between(Math.ceil(least * 365.25), Math.floor(most * 365.25)));
}
