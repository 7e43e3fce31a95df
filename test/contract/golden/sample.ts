import type { EventMetadata } from "#event-store";
import { instant } from "#kernel";

/** An invented event: what its stream held, and the metadata that it was stored with. */
export interface Sample {
  readonly data: object;
  readonly metadata: EventMetadata;
}

/** Identifiers that belong to nothing; `n` tells them apart. */
export function id(n: number): string {
  return `5ad0c0de-0000-4000-8000-${String(n).padStart(12, "0")}`;
}

export const APPLICATION = id(1);
export const SITTING = id(2);
export const EVIDENCE = [id(11), id(12), id(13)] as const;
export const CALCULATION = id(21);
export const DIGEST = "5ead".repeat(16);

/** Pseudonyms of invented staff, as tokens carry them. */
export const STAFF = {
  caseworker: "u-7f3kq9x2mw",
  teamLeader: "u-9cw5z1pjy3",
  chair: "u-x1t7f5qzn8",
  members: ["u-k3y9s2dwc6", "u-m8h4v0gjr7"],
  secretary: "u-p5q2x6btk1",
  officer: "u-z7n3c9ydf4",
} as const;

/** Who did something, and why they could. */
export interface By {
  readonly id: string;
  readonly role: string;
  readonly purpose: string;
  readonly legalBasis: string;
}

const INVESTIGATION = { purpose: "socialInvestigation", legalBasis: "RMI-wet art. 19 §1" };
const SITTINGS = {
  purpose: "sittingPreparation",
  legalBasis: "OCMW-wet; decreet lokaal bestuur",
};
const REQUEST = { purpose: "requestHandling", legalBasis: "RMI-wet art. 18" };
const DECISION = { purpose: "decision", legalBasis: "RMI-wet art. 21" };

export const BY = {
  register: { id: STAFF.caseworker, role: "caseworker", ...REQUEST },
  assign: { id: STAFF.teamLeader, role: "teamLeader", ...REQUEST },
  investigate: { id: STAFF.caseworker, role: "caseworker", ...INVESTIGATION },
  review: { id: STAFF.teamLeader, role: "teamLeader", ...INVESTIGATION },
  convene: { id: STAFF.secretary, role: "secretary", ...SITTINGS },
  decide: { id: STAFF.chair, role: "committeeChair", ...DECISION },
  react: { id: "reaction:procedure.recordDecision", role: "system", ...DECISION },
  erase: {
    id: STAFF.officer,
    role: "dataProtectionOfficer",
    purpose: "erasure",
    legalBasis: "GDPR art. 5(1)(e), 17",
  },
  notify: {
    id: STAFF.secretary,
    role: "secretary",
    purpose: "notification",
    legalBasis: "RMI-wet art. 21",
  },
} as const satisfies Record<string, By>;

/** A sample of what somebody did on a day, in answer to a request or to the event `causationId`. */
export function sample(by: By, day: string, data: object, causationId = id(99)): Sample {
  const { id: actorId, role, purpose, legalBasis } = by;
  return {
    data,
    metadata: {
      correlationId: id(99),
      causationId,
      actor: { id: actorId, role },
      centre: "ocmw-lindeveld",
      purpose,
      legalBasis,
      occurredAt: instant(`${day}T09:30:00+01:00`),
    },
  };
}
