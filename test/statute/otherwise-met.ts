import { type Case, determine, loadParameters, type Period } from "#statute";

const parameters = loadParameters();

export type Means = NonNullable<Case["means"]>;
export type Member = NonNullable<NonNullable<Case["household"]>["members"]>[number];

export const day = (text: string) => text as Case["from"];

/** June 2025 of somebody who meets everything but the means, and lives alone unless told otherwise. */
export function judged(means: Means, more: Partial<Case> = {}): Period {
  const asked: Case = {
    from: day("2025-06-01"),
    until: day("2025-06-30"),
    born: day("2000-05-05"),
    stays: [{ inBelgium: true, lawful: true }],
    nationalities: [{ status: "belgian" }],
    work: [{ outcome: "willing", reasons: "Zoals beoordeeld." }],
    claims: [],
    household: {},
    means,
    ...more,
  };
  return determine(asked, parameters).periods[0]!;
}

/** The labels of the steps. */
export const told = ({ trace }: Period) => trace.map(({ label }) => label);
