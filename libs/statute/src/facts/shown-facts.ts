import Type, { type TObject, type TProperties, type TSchema } from "typebox";
import type { LegalDate } from "#kernel";
import { Day } from "./fields.js";
import { CountedShare, Housing, Member } from "./household.js";
import { Capital, CaseIncome, Employment, Property, Transfer } from "./means.js";
import { Assimilation, Claim, Installation, Nationality, Stay } from "./person.js";
import { Capability, EquityImpediment, HealthImpediment, Offer } from "./willingness.js";

/**
 * The number of a fact within its file, as `income2`. A fact that two pieces of evidence show has
 * the same number in both and counts once. A number and never a name: explanations repeat it.
 */
function numbered(kind: string) {
  return Type.String({
    pattern: `^${kind}[1-9][0-9]?$`,
    description: `As ${kind}1; what two pieces of evidence show under one number counts once.`,
  });
}

/** A fact as evidence shows it: its reference is a number. */
function known<P extends TProperties>(kind: string, { properties }: TObject<P>) {
  return Type.Optional(
    Type.Object(
      { ...properties, ref: Type.Optional(numbered(kind)) },
      { additionalProperties: false },
    ),
  );
}

/** Facts about means, of whoever they are. */
const MEANS_FACTS = {
  income: known("income", CaseIncome),
  capital: known("capital", Capital),
  property: known("property", Property),
  transfer: known("transfer", Transfer),
  employment: known("employment", Employment),
  childrenAsBeneficiary: Type.Optional(
    Type.Integer({
      minimum: 0,
      maximum: 30,
      description: "Children for whom the person is the beneficiary of the child benefit.",
    }),
  ),
};
export type MeansFactKind = keyof typeof MEANS_FACTS;
export const MEANS_FACT_KINDS = Object.keys(MEANS_FACTS) as MeansFactKind[];

interface MeansFacts {
  readonly income?: CaseIncome;
  readonly capital?: Capital;
  readonly property?: Property;
  readonly transfer?: Transfer;
  readonly employment?: Employment;
  readonly childrenAsBeneficiary?: number;
}

/** Means of which it can be shown that there are none, or no others than those shown. */
const LISTED_MEANS = ["income", "capital", "property", "transfer"] as const;

/** The same of all facts. */
export const LISTED_FACT_KINDS = ["assimilation", "claim", "member", ...LISTED_MEANS] as const;

/** A member is numbered: what else is known of them refers to it. Their means are shown apart. */
const { means: _means, ...MEMBER } = Member.properties;
const memberNumber = numbered("member");

/** There is one: it needs no number. */
const { ref: _ref, ...INSTALLATION } = Installation.properties;

const MEMBER_MEANS = Type.Object(
  {
    of: memberNumber,
    ...MEANS_FACTS,
    noOther: Type.Optional(
      Type.Enum([...LISTED_MEANS], {
        description: "Looked into: there is none, or no other than shown.",
      }),
    ),
  },
  { additionalProperties: false, minProperties: 2, maxProperties: 2 },
);

/** One fact about the means of a member of the household. */
export interface MemberMeans extends MeansFacts {
  /** Number of the member. */
  readonly of: string;
  readonly noOther?: (typeof LISTED_MEANS)[number];
}

/** Somebody under the same roof, by number. */
export type ShownMember = Omit<Member, "means" | "ref"> & { readonly ref: string };

/** The closed vocabulary of what evidence may show, each with the shape of its fact. */
export const SHOWN_FACTS = {
  stay: known("stay", Stay),
  born: Type.Optional(Day),
  assimilation: known("assimilation", Assimilation),
  nationality: known("nationality", Nationality),
  capability: known("capability", Capability),
  healthImpediment: known("healthImpediment", HealthImpediment),
  equityImpediment: known("equityImpediment", EquityImpediment),
  offer: known("offer", Offer),
  claim: known("claim", Claim),
  housing: known("housing", Housing),
  member: Type.Optional(
    Type.Object({ ...MEMBER, ref: memberNumber }, { additionalProperties: false }),
  ),
  memberMeans: Type.Optional(MEMBER_MEANS),
  countedShare: known("countedShare", CountedShare),
  claimants: Type.Optional(
    Type.Integer({
      minimum: 1,
      maximum: 30,
      description: "Persons who claim and share the same relatives' surplus.",
    }),
  ),
  installation: Type.Optional(Type.Object(INSTALLATION, { additionalProperties: false })),
  ...MEANS_FACTS,
  noOther: Type.Optional(
    Type.Enum([...LISTED_FACT_KINDS], {
      description: "Looked into: there is none of these, or no other than shown.",
    }),
  ),
} as const satisfies Record<string, TSchema>;

/** What a shown fact is about. */
export type FactKind = Exclude<keyof typeof SHOWN_FACTS, "noOther">;
export const FACT_KINDS = (Object.keys(SHOWN_FACTS) as (keyof typeof SHOWN_FACTS)[]).filter(
  (kind): kind is FactKind => kind !== "noOther",
);

/** One fact that a piece of evidence shows, as `{"stay": {…}}`: it has exactly one field. */
export interface ShownFact extends MeansFacts {
  readonly stay?: Stay;
  readonly born?: LegalDate;
  readonly assimilation?: Assimilation;
  readonly nationality?: Nationality;
  readonly capability?: Capability;
  readonly healthImpediment?: HealthImpediment;
  readonly equityImpediment?: EquityImpediment;
  readonly offer?: Offer;
  readonly claim?: Claim;
  readonly housing?: Housing;
  readonly member?: ShownMember;
  readonly memberMeans?: MemberMeans;
  readonly countedShare?: CountedShare;
  readonly claimants?: number;
  readonly installation?: Omit<Installation, "ref">;
  readonly noOther?: (typeof LISTED_FACT_KINDS)[number];
}

/** An object with exactly one of `facts`: the name says which fact it is. */
export function exactlyOne<P extends TProperties>(facts: P): TObject<P> {
  return Type.Object(facts, { additionalProperties: false, minProperties: 1, maxProperties: 1 });
}

/** The schema of a shown fact. */
export const ShownFact = Type.Unsafe<ShownFact>(exactlyOne(SHOWN_FACTS));

/** What `fact` is about: also of a fact that there is none of it. Undefined for an empty object. */
export function factKindOf(fact: ShownFact): FactKind | undefined {
  return fact.noOther ?? FACT_KINDS.find((kind) => fact[kind] !== undefined);
}
