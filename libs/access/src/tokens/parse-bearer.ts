import { TokenRefused } from "./token-errors.js";

/** RFC 6750: the scheme (any case, RFC 9110), one or more spaces, one `b64token`. */
const BEARER = /^bearer +([A-Za-z0-9\-._~+/]+=*)$/i;

const BEARER_SCHEME = /^bearer(?: |$)/i;

/**
 * Takes the token out of an `Authorization` header.
 *
 * @throws TokenRefused `missing` without header or with another scheme, `malformed` when what
 *   follows `Bearer` is not one token
 */
export function parseBearer(header: string | undefined): string {
  if (header === undefined || !BEARER_SCHEME.test(header)) throw new TokenRefused("missing");
  const token = BEARER.exec(header)?.[1];
  if (token === undefined) throw new TokenRefused("malformed", "form");
  return token;
}
