import type { Actor, Role } from "../actor.js";
import { type Action, POLICY, type Rule } from "./policy.js";

/** What the decision must know of what somebody wants to reach. */
export interface Resource {
  /** The centre it belongs to. */
  readonly centre: string;
  /** The caseworker to whom the file is assigned. */
  readonly assigneeId?: string;
  /** Members of the sitting whose agenda it is on, while that agenda is open to them. */
  readonly sittingMemberIds?: readonly string[];
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
    if (!actor.roles.includes(role)) continue;
    if (
      relation === "centre" ||
      (relation === "assigned" && resource.assigneeId === actor.id) ||
      (relation === "sittingMember" && resource.sittingMemberIds?.includes(actor.id) === true)
    ) {
      return { role, purpose: rule.purpose, legalBasis: rule.legalBasis };
    }
  }
  return { refused: "forbidden" };
}
