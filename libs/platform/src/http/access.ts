import { type AccessGrant, type Action, type Actor, decideAccess, type Resource } from "#access";
import { ProblemError, standardProblem } from "./problem.js";
import { accessTrail } from "./request-context.js";

/**
 * The grant for `action` on `resource`; every handler goes through here. What another centre holds,
 * and what does not exist (`undefined`), is answered the same way: there is nothing. The decision is
 * noted down in the request that is being served: the processing log is written from it.
 */
export function requireAccess(
  actor: Actor,
  action: Action,
  resource: Resource | undefined,
): AccessGrant {
  const decision =
    resource === undefined ? { refused: "hidden" as const } : decideAccess(actor, action, resource);
  const trail = accessTrail();
  if (!("refused" in decision)) {
    if (trail !== undefined) trail.decided = { action, decision };
    return decision;
  }
  const problem = decision.refused === "hidden" ? notFound() : missingPermission();
  if (trail !== undefined) trail.decided = { action, decision, problem };
  throw problem;
}

/** Access to something of the actor's own centre that is not a file, such as making a new one. */
export function requireAccessInOwnCentre(actor: Actor, action: Action): AccessGrant {
  return requireAccess(actor, action, { centre: actor.centre });
}

/** 404: there is nothing here, as far as this person may know. */
export function notFound(): ProblemError {
  return new ProblemError(
    standardProblem("resourceNotFound", "There is nothing here with that identifier."),
  );
}

function missingPermission(): ProblemError {
  return new ProblemError(
    standardProblem(
      "missingPermission",
      "Your role, or your relation to this file, does not allow this.",
    ),
  );
}
