export { actorFromClaims, CENTRE_CLAIM, ROLES_CLAIM } from "./actor-claims.js";
export { parseBearer } from "./parse-bearer.js";
export { IssuerUnavailable, TokenRefused } from "./token-errors.js";
export type { TokenPart, TokenRefusal } from "./token-errors.js";
export { ACCESS_TOKEN_TYPE, TOKEN_ALGORITHMS, TokenVerifier } from "./token-verifier.js";
export type { TokenVerifierOptions } from "./token-verifier.js";
