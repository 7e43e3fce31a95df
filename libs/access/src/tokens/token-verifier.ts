import { decodeProtectedHeader, errors, jwtVerify } from "jose";
import type { JWTPayload, ProtectedHeaderParameters } from "jose";
import type { Actor } from "../actor.js";
import { actorFromClaims } from "./actor-claims.js";
import { IssuerKeys } from "./issuer-keys.js";
import type { IssuerKeysOptions } from "./issuer-keys.js";
import { IssuerUnavailable, TokenRefused } from "./token-errors.js";
import type { TokenPart } from "./token-errors.js";

/** Asymmetric only: with a shared secret, whoever verifies could also issue. */
export const TOKEN_ALGORITHMS = ["RS256", "PS256", "ES256", "EdDSA"] as const;

/** RFC 9068: the type that tells an access token from an ID token of the same issuer. */
export const ACCESS_TOKEN_TYPE = "at+jwt";

const CLOCK_TOLERANCE_SECONDS = 5;

/** Three base64url parts; the last may be empty so that `alg: none` is refused for what it is. */
const COMPACT_JWS = /^[\w-]+\.[\w-]+\.[\w-]*$/;

/**
 * Headers that carry a key, point at one, or change how the token is to be read. None is
 * honoured, and a token that has one is not from an issuer we want to trust.
 */
const REFUSED_HEADERS = ["jku", "jwk", "x5u", "x5c", "crit", "b64"] as const;

const PART_OF_CLAIM: Readonly<Record<string, TokenPart>> = {
  typ: "type",
  iss: "issuer",
  aud: "audience",
  sub: "subject",
  exp: "expiry",
  nbf: "not-before",
  iat: "issued-at",
};

/** Whose tokens are accepted, for whom; the intervals have defaults made for production. */
export interface TokenVerifierOptions extends Partial<Omit<IssuerKeysOptions, "issuer">> {
  /** Issuer identifier, exactly as in the `iss` claim. */
  readonly issuer: string;
  /** What must be in the `aud` claim: the identifier of this API. */
  readonly audience: string;
}

/**
 * Verifies access tokens: signed JWTs as in RFC 9068, from one OpenID Connect issuer.
 *
 * Time is always the real time of the machine, also where the application runs on a
 * development clock: a token is a matter between this process and its issuer.
 */
export class TokenVerifier {
  readonly #keys: IssuerKeys;

  constructor(private readonly options: TokenVerifierOptions) {
    if (!/^https?:$/.test(URL.parse(options.issuer)?.protocol ?? "")) {
      throw new TypeError("The token issuer must be an http(s) URL");
    }
    if (options.audience === "") throw new TypeError("The token audience must not be empty");
    this.#keys = new IssuerKeys({
      issuer: options.issuer,
      cooldownMs: options.cooldownMs ?? 10_000,
      maxKeyAgeMs: options.maxKeyAgeMs ?? 300_000,
      timeoutMs: options.timeoutMs ?? 5_000,
    });
  }

  /**
   * Says who presents this token.
   *
   * @throws TokenRefused when it proves nothing
   * @throws IssuerUnavailable when its issuer's keys cannot be had
   */
  async verify(token: string): Promise<Actor> {
    // Before any key is looked up: rubbish must not make us call the issuer.
    checkHeader(headerOf(token));
    const claims = await this.#verifiedClaims(token);
    checkTimes(claims);
    return actorFromClaims(claims);
  }

  async #verifiedClaims(token: string): Promise<JWTPayload> {
    try {
      const { payload } = await jwtVerify(token, (header, jws) => this.#keys.keyFor(header, jws), {
        issuer: this.options.issuer,
        audience: this.options.audience,
        algorithms: [...TOKEN_ALGORITHMS],
        typ: ACCESS_TOKEN_TYPE,
        clockTolerance: CLOCK_TOLERANCE_SECONDS,
      });
      return payload;
    } catch (error) {
      throw refusalFor(error);
    }
  }
}

function headerOf(token: string): ProtectedHeaderParameters {
  if (!COMPACT_JWS.test(token)) throw new TokenRefused("malformed", "form");
  try {
    return decodeProtectedHeader(token);
  } catch {
    throw new TokenRefused("malformed", "header");
  }
}

function checkHeader(header: ProtectedHeaderParameters): void {
  const algorithms: readonly unknown[] = TOKEN_ALGORITHMS;
  if (!algorithms.includes(header.alg)) throw new TokenRefused("invalid", "algorithm");
  if (REFUSED_HEADERS.some((name) => name in header)) throw new TokenRefused("invalid", "header");
  // Without a key id, rotation would be guesswork.
  if (typeof header.kid !== "string" || header.kid === "") throw new TokenRefused("invalid", "key");
}

/**
 * The library checks times that are there; here they have to be there, and to be times.
 * JSON numbers can be fractions, huge or infinite (`1e400`), and comparisons accept them all.
 * Our issuers write whole seconds; anything else is an accident or an attempt.
 */
function checkTimes(claims: JWTPayload): void {
  if (!isSeconds(claims.exp)) throw new TokenRefused("invalid", "expiry");
  if (!isSeconds(claims.iat)) throw new TokenRefused("invalid", "issued-at");
  if (claims.nbf !== undefined && !isSeconds(claims.nbf)) {
    throw new TokenRefused("invalid", "not-before");
  }
}

function isSeconds(value: unknown): boolean {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

function refusalFor(error: unknown): TokenRefused | IssuerUnavailable {
  if (error instanceof TokenRefused || error instanceof IssuerUnavailable) return error;
  if (error instanceof errors.JWTExpired) {
    return new TokenRefused(isSeconds(error.payload.exp) ? "expired" : "invalid", "expiry");
  }
  if (error instanceof errors.JWTClaimValidationFailed) {
    return new TokenRefused("invalid", PART_OF_CLAIM[error.claim] ?? "claims");
  }
  if (error instanceof errors.JWSInvalid || error instanceof errors.JWTInvalid) {
    return new TokenRefused("malformed", "form");
  }
  // The key was found and the rest of the header is checked: what is left is the signature.
  return new TokenRefused("invalid", "signature");
}
