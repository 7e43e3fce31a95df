import { createRemoteJWKSet, errors } from "jose";
import type { CryptoKey, FlattenedJWSInput, JWSHeaderParameters, RemoteJWKSet } from "jose";
import { IssuerUnavailable, TokenRefused } from "./token-errors.js";

/** Where the keys come from and how often they may be fetched. */
export interface IssuerKeysOptions {
  /** Issuer identifier, exactly as in the `iss` claim. */
  readonly issuer: string;
  /** How long after a fetch an unknown key id causes no other: it protects the issuer. */
  readonly cooldownMs: number;
  /** How long fetched keys are used; a key the issuer withdrew is refused after this at the latest. */
  readonly maxKeyAgeMs: number;
  /** How long one request to the issuer may take. */
  readonly timeoutMs: number;
}

/**
 * The public keys of one issuer, found through its discovery document and fetched when needed.
 *
 * Only this address is ever asked for keys, whatever a token's header proposes.
 */
export class IssuerKeys {
  #keySet: Promise<RemoteJWKSet> | undefined;

  constructor(private readonly options: IssuerKeysOptions) {}

  /**
   * The key that a token names.
   *
   * @throws TokenRefused when the issuer is reachable and has no such key
   * @throws IssuerUnavailable in every other case
   */
  async keyFor(header: JWSHeaderParameters, token: FlattenedJWSInput): Promise<CryptoKey> {
    const keySet = await this.#remoteKeySet();
    try {
      return await keySet(header, token);
    } catch (cause) {
      if (cause instanceof errors.JWKSNoMatchingKey) throw new TokenRefused("invalid", "key");
      // Stale keys are not used any more, so nothing is lost: the issuer may have moved them.
      if (!keySet.fresh) this.#keySet = undefined;
      throw new IssuerUnavailable("its keys cannot be fetched or used", { cause });
    }
  }

  async #remoteKeySet(): Promise<RemoteJWKSet> {
    const pending = (this.#keySet ??= this.#discover());
    try {
      return await pending;
    } catch (error) {
      // A failed discovery is not remembered: the next token tries again.
      if (this.#keySet === pending) this.#keySet = undefined;
      throw error;
    }
  }

  async #discover(): Promise<RemoteJWKSet> {
    const { issuer, cooldownMs, maxKeyAgeMs, timeoutMs } = this.options;
    const document = await this.#discoveryDocument();
    // OpenID Connect Discovery, section 4.3: otherwise one issuer could speak for another.
    if (document["issuer"] !== issuer) {
      throw new IssuerUnavailable("its discovery document names another issuer");
    }
    const url = keysUrl(issuer, document["jwks_uri"]);
    if (url === undefined) {
      throw new IssuerUnavailable("its discovery document has no usable jwks_uri");
    }
    return createRemoteJWKSet(url, {
      cooldownDuration: cooldownMs,
      cacheMaxAge: maxKeyAgeMs,
      timeoutDuration: timeoutMs,
    });
  }

  async #discoveryDocument(): Promise<Readonly<Record<string, unknown>>> {
    const { issuer, timeoutMs } = this.options;
    const url = `${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`;
    const document = await fetchJson(url, timeoutMs);
    if (!isRecord(document)) throw new IssuerUnavailable("its discovery document is no object");
    return document;
  }
}

async function fetchJson(url: string, timeoutMs: number): Promise<unknown> {
  let response: Response;
  try {
    response = await fetch(url, {
      headers: { accept: "application/json" },
      redirect: "manual",
      signal: AbortSignal.timeout(timeoutMs),
    });
    if (response.status === 200) return await response.json();
  } catch (cause) {
    throw new IssuerUnavailable("its discovery document cannot be fetched or read", { cause });
  }
  throw new IssuerUnavailable(`its discovery document answers ${String(response.status)}`);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Where `issuer` says its keys are; never over plain http when the issuer itself uses https. */
export function keysUrl(issuer: string, jwksUri: unknown): URL | undefined {
  const url = typeof jwksUri === "string" ? URL.parse(jwksUri) : null;
  const protocols = issuer.startsWith("https:") ? ["https:"] : ["https:", "http:"];
  return url !== null && protocols.includes(url.protocol) ? url : undefined;
}
