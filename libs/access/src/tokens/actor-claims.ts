import type { JWTPayload } from "jose";
import { ROLES } from "../actor.js";
import type { Actor } from "../actor.js";
import { TokenRefused } from "./token-errors.js";

/** Claim with the code of the centre the person works for. */
export const CENTRE_CLAIM = "rechtop_centre";

/** Claim with the list of the roles the person has in that centre. */
export const ROLES_CLAIM = "rechtop_roles";

const CENTRE = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const CENTRE_MAX_LENGTH = 60;

/** OpenID Connect Core, section 2: at most 255 ASCII characters; visible ones only, here. */
const SUBJECT = /^[\x21-\x7e]{1,255}$/;

/** RFC 6749, appendix A.1: visible ASCII; no longer than what names an application. */
const CLIENT_ID = /^[\x21-\x7e]{1,128}$/;

/**
 * Reads who somebody is from the claims of a token that was already verified.
 *
 * Roles that are not ours are left out: an issuer may serve other applications too. No role at
 * all is a valid answer; such a person is known, and may do nothing.
 *
 * @throws TokenRefused `invalid` when the subject, the centre, the roles or the client do not have
 *   their shape
 */
export function actorFromClaims(claims: JWTPayload): Actor {
  const { sub, client_id: clientId, [CENTRE_CLAIM]: centre, [ROLES_CLAIM]: roles } = claims;
  if (typeof sub !== "string" || !SUBJECT.test(sub)) throw new TokenRefused("invalid", "subject");
  if (!isCentre(centre)) throw new TokenRefused("invalid", "centre");
  if (!isListOfStrings(roles)) throw new TokenRefused("invalid", "roles");
  if (clientId !== undefined && !isClientId(clientId)) throw new TokenRefused("invalid", "client");
  return {
    id: sub,
    centre,
    roles: ROLES.filter((role) => roles.includes(role)),
    ...(clientId === undefined ? {} : { clientId }),
  };
}

function isClientId(value: unknown): value is string {
  return typeof value === "string" && CLIENT_ID.test(value);
}

function isCentre(value: unknown): value is string {
  return typeof value === "string" && value.length <= CENTRE_MAX_LENGTH && CENTRE.test(value);
}

function isListOfStrings(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === "string");
}
