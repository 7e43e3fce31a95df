import type { Actor, Role } from "../actor.js";
import { type Action, POLICY, type Relation, type Rule } from "./policy.js";

/** What the decision must know of what somebody wants to reach. */
export interface Resource {
  /** The centre it belongs to. */
  readonly centre: string;
  /** The caseworker to whom the file is assigned. */
  readonly assigneeId?: string;
  /** Members of the sitting whose agenda it is on, while that agenda is open to them. */
  readonly sittingMemberIds?: readonly string[];
  /** Who chairs that sitting. */
  readonly sittingChairId?: string;
}

/**
 * Allowed: in which role, for which purpose, on which ground. Goes into the metadata of events.
 * `system` is the role of reactions, which answer events and not people.
 */
export interface AccessGrant {
  readonly role: Role | "system";
  readonly purpose: string;
  readonly legalBasis: string;
}

/**
 * Refused. `hidden`: it belongs to another centre, so it must look as if it did not exist;
 * `forbidden`: it exists, but not for this person.
 */
export interface AccessRefusal {
  readonly refused: "hidden" | "forbidden";
}

/** The one decision on every read and every write: deny unless allowed. */
export function decideAccess(
  actor: Actor,
  action: Action,
  resource: Resource,
): AccessGrant | AccessRefusal {
  if (resource.centre !== actor.centre) return { refused: "hidden" };
  const rule: Rule = POLICY[action];
  for (const { role, relation } of rule.allow) {
    if (actor.roles.includes(role) && holds(relation, actor, resource)) {
      return { role, purpose: rule.purpose, legalBasis: rule.legalBasis };
    }
  }
  return { refused: "forbidden" };
}

function holds(
  relation: Relation,
  actor: Actor,
  { assigneeId, sittingChairId, sittingMemberIds = [] }: Resource,
): boolean {
  switch (relation) {
    case "centre":
      return true;
    case "assigned":
      return assigneeId === actor.id;
    case "sittingChair":
      return sittingChairId === actor.id;
    case "sittingMember":
      return sittingMemberIds.includes(actor.id);
    case "sittingWindow":
      // A sitting has members; outside its window the packets are open to none of them.
      return sittingMemberIds.length > 0;
  }
}
