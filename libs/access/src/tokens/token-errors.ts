/**
 * Why a request has no usable access token: nothing was presented, it is not a token at all,
 * it was good but its time is over, or it is not a token of ours.
 */
export type TokenRefusal = "missing" | "malformed" | "expired" | "invalid";

/** The part of a token that failed: a fixed word, so that an operator can see what is wrong. */
export type TokenPart =
  | "form"
  | "header"
  | "algorithm"
  | "type"
  | "key"
  | "signature"
  | "issuer"
  | "audience"
  | "expiry"
  | "not-before"
  | "issued-at"
  | "subject"
  | "centre"
  | "roles"
  | "client"
  | "claims";

const SENTENCES: Record<TokenRefusal, string> = {
  missing: "No access token was presented",
  malformed: "The access token cannot be read",
  expired: "The access token has expired",
  invalid: "The access token is not valid here",
};

/**
 * The caller did not prove who they are: answer 401.
 *
 * Nothing of the token is in the message, and there is no `cause` on purpose: the errors of the
 * JWT library carry the claims, which must not reach a log.
 */
export class TokenRefused extends Error {
  constructor(
    readonly reason: TokenRefusal,
    readonly part?: TokenPart,
  ) {
    super(part === undefined ? SENTENCES[reason] : `${SENTENCES[reason]}: ${part}`);
    this.name = "TokenRefused";
  }
}

/**
 * The issuer's discovery document or keys cannot be had or used, so nothing can be said about
 * the token: answer 503. The token may be perfectly good.
 */
export class IssuerUnavailable extends Error {
  constructor(why: string, options?: ErrorOptions) {
    super(`The token issuer is unavailable: ${why}`, options);
    this.name = "IssuerUnavailable";
  }
}
