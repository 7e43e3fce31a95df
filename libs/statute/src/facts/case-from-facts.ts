import { assertNothingErased, canonicalJson } from "#kernel";
import { statuteErrors } from "../errors.js";
import type { Case } from "./case.js";
import type { Household, Member } from "./household.js";
import type { Means } from "./means.js";
import type { ShownFact } from "./shown-facts.js";

/** A piece of evidence with the facts that it shows. */
export interface Showing {
  readonly evidenceId: string;
  readonly shows: readonly ShownFact[];
}

/** Facts of which there can be several. */
type ListKind =
  | "stay"
  | "assimilation"
  | "nationality"
  | "claim"
  | "housing"
  | "member"
  | "countedShare"
  | "income"
  | "capital"
  | "property"
  | "transfer"
  | "employment";

/** Facts of which there is one. */
type OnlyKind = "born" | "claimants" | "installation" | "childrenAsBeneficiary";

type Told<K extends keyof ShownFact> = NonNullable<ShownFact[K]>;

/** One fact with the evidence that shows it. */
interface Known {
  readonly evidenceId: string;
  readonly fact: ShownFact;
}

/**
 * The facts of the case that `evidence` shows. Each refers to its evidence, a member of the
 * household to its number. What nothing shows is left out: it is not known. Of what was looked into
 * without finding any there is an empty list. What two pieces show under one number is one fact.
 * Willingness to work is assessed by people: what they rest it on is no fact of the case, their
 * finding is.
 *
 * @throws DomainError `statute.facts-contradict` when two pieces show one fact differently,
 *   `statute.member-not-shown` when means are of a member whom nothing shows
 * @throws ErasedDataUsed when something of it was erased
 */
export function caseFromFacts(evidence: readonly Showing[]): Partial<Case> {
  for (const { shows } of evidence) assertNothingErased(shows);
  const known = evidence.flatMap(({ evidenceId, shows }) =>
    shows.map((fact) => ({ evidenceId, fact })),
  );
  return withoutUnknown<Case>({
    born: only("born", known),
    assimilations: all("assimilation", known),
    stays: all("stay", known),
    nationalities: all("nationality", known),
    claims: all("claim", known),
    household: householdOf(known),
    means: meansOf(known),
    installation: installationOf(known),
  });
}

function installationOf(known: readonly Known[]): Case["installation"] {
  const told = only("installation", known);
  const first = known.find(({ fact }) => fact.installation !== undefined);
  return told && first && { ...told, ref: first.evidenceId };
}

function householdOf(known: readonly Known[]): Household | undefined {
  const household = withoutUnknown<Household>({
    housing: all("housing", known),
    members: membersOf(known),
    countedShares: all("countedShare", known),
    claimants: only("claimants", known),
  });
  return isEmpty(household) ? undefined : household;
}

function membersOf(known: readonly Known[]): Member[] | undefined {
  const means = new Map<string, Known[]>();
  for (const { evidenceId, fact } of known) {
    if (fact.memberMeans === undefined) continue;
    const { of, ...shown } = fact.memberMeans;
    means.set(of, [...(means.get(of) ?? []), { evidenceId, fact: shown }]);
  }
  const members = all("member", known)?.map((member) => {
    const own = meansOf(means.get(member.ref) ?? []);
    return { ...member, ...(own === undefined ? {} : { means: own }) };
  });
  for (const of of means.keys()) {
    if (members?.some(({ ref }) => ref === of) !== true) {
      throw statuteErrors.error("member-not-shown", of);
    }
  }
  return members;
}

/** Undefined when nothing about means is known, not even that there are none of a kind. */
function meansOf(known: readonly Known[]): Means | undefined {
  const means = withoutUnknown<Means>({
    incomes: all("income", known),
    capital: all("capital", known),
    property: all("property", known),
    transfers: all("transfer", known),
    employments: all("employment", known),
    childrenAsBeneficiary: only("childrenAsBeneficiary", known),
  });
  return isEmpty(means) ? undefined : means;
}

/** All facts of a kind; an empty list when it was looked into and there are none. */
function all<K extends ListKind>(kind: K, known: readonly Known[]): Told<K>[] | undefined {
  const facts: { told: Told<K>; evidenceId: string }[] = [];
  for (const { evidenceId, fact } of known) {
    const told = fact[kind];
    if (told === undefined) continue;
    const same = facts.find(({ told: { ref } }) => ref !== undefined && ref === told.ref);
    if (same === undefined) facts.push({ told, evidenceId });
    else same.told = asOne(kind, same.told, told);
  }
  if (facts.length === 0 && !known.some(({ fact }) => fact.noOther === kind)) return undefined;
  // Means refer to the number of a member; any other fact is known by the evidence that shows it.
  return kind === "member"
    ? facts.map(({ told }) => told)
    : facts.map(({ told, evidenceId }) => ({ ...told, ref: evidenceId }));
}

/** Two tellings of one fact: each may leave out what the other says. */
function asOne<T extends object>(kind: ListKind, one: T, other: T): T {
  for (const [field, value] of Object.entries(other)) {
    if (field in one) requireSame(kind, (one as Record<string, unknown>)[field], value);
  }
  return { ...one, ...other };
}

function only<K extends OnlyKind>(kind: K, known: readonly Known[]): Told<K> | undefined {
  const [first, ...others] = known.flatMap(({ fact }) => fact[kind] ?? []) as Told<K>[];
  for (const other of others) requireSame(kind, first, other);
  return first;
}

function requireSame(kind: keyof ShownFact, one: unknown, other: unknown): void {
  if (canonicalJson(one) !== canonicalJson(other)) {
    throw statuteErrors.error("facts-contradict", kind);
  }
}

/** The fields that are known. */
function withoutUnknown<T extends object>(fields: {
  [K in keyof T]?: T[K] | undefined;
}): Partial<T> {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined),
  ) as Partial<T>;
}

function isEmpty(fields: object): boolean {
  return Object.keys(fields).length === 0;
}
