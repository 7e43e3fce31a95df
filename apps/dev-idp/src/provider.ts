import { generateKeyPairSync, randomBytes } from "node:crypto";
import { CENTRE_CLAIM, ROLES_CLAIM } from "#access";
import Provider, { errors } from "oidc-provider";
import type {
  Account,
  Configuration,
  Grant,
  JWK,
  KoaContextWithOIDC,
  ResourceServer,
} from "oidc-provider";
import { allowedOrigins, demoClients } from "./clients.js";
import { registerDemoUserGrant } from "./demo-user-grant.js";
import { loginPolicy, loginUrl, serveLoginPage } from "./login.js";
import { memoryAdapter } from "./memory-adapter.js";
import { errorPage, PAGE_POLICY } from "./pages.js";
import { userBySub } from "./users.js";

const SIGNING_ALGORITHM = "ES256";
const TOKEN_SECONDS = 3600;
const LOGIN_SECONDS = 600;

/** Scope of the API; nothing depends on it: what somebody may do follows from their roles. */
const API_SCOPE = "rechtop";

/** Builds the provider that answers at `issuer`; keys are made here and are gone when it is. */
export function buildProvider(
  issuer: string,
  audience: string,
  redirectUris: readonly string[],
): Provider {
  const api: ResourceServer = {
    audience,
    scope: API_SCOPE,
    accessTokenFormat: "jwt",
    accessTokenTTL: TOKEN_SECONDS,
    jwt: { sign: { alg: SIGNING_ALGORITHM } },
  };
  const provider = new Provider(issuer, configuration(api, audience, redirectUris));
  registerDemoUserGrant(provider, api);
  refuseOtherHosts(provider);
  serveLoginPage(provider);
  return provider;
}

function configuration(
  api: ResourceServer,
  audience: string,
  redirectUris: readonly string[],
): Configuration {
  const origins = allowedOrigins(redirectUris);
  return {
    adapter: memoryAdapter(),
    clients: demoClients(redirectUris),
    clientAuthMethods: ["none"],
    clientDefaults: { id_token_signed_response_alg: SIGNING_ALGORITHM },
    clientBasedCORS: (_ctx, origin) => origins.has(origin),
    cookies: { keys: [randomBytes(32).toString("base64url")] },
    extraTokenClaims: (_ctx, token) => {
      const user = "accountId" in token ? userBySub(token.accountId) : undefined;
      return user && { [CENTRE_CLAIM]: user.centre, [ROLES_CLAIM]: user.roles };
    },
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: { enabled: false },
      // Without it, tokens for the API need no `resource` parameter beside the scope `openid`.
      userinfo: { enabled: false },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => audience,
        getResourceServerInfo: (_ctx, resource) => {
          if (resource !== audience) throw new errors.InvalidTarget();
          return api;
        },
      },
    },
    findAccount: (_ctx, sub) => accountOf(sub),
    interactions: { policy: loginPolicy(), url: (_ctx, { uid }) => loginUrl(uid) },
    jwks: { keys: [signingKey()] },
    loadExistingGrant: (ctx) => grantEverything(ctx, audience),
    renderError: (ctx, { error, error_description: description }) => {
      ctx.set("Content-Security-Policy", PAGE_POLICY);
      ctx.type = "html";
      ctx.body = errorPage(description ?? error);
    },
    responseTypes: ["code"],
    scopes: ["openid"],
    ttl: {
      AccessToken: TOKEN_SECONDS,
      AuthorizationCode: 60,
      Grant: TOKEN_SECONDS,
      IdToken: TOKEN_SECONDS,
      Interaction: LOGIN_SECONDS,
      Session: TOKEN_SECONDS,
    },
  };
}

function accountOf(sub: string): Account | undefined {
  if (userBySub(sub) === undefined) return undefined;
  return { accountId: sub, claims: () => ({ sub }) };
}

/** What a consent screen would have given. */
async function grantEverything(ctx: KoaContextWithOIDC, audience: string): Promise<Grant> {
  const { client, session, provider } = ctx.oidc;
  const grant = new provider.Grant({
    ...(client && { clientId: client.clientId }),
    ...(session?.accountId !== undefined && { accountId: session.accountId }),
  });
  grant.addOIDCScope("openid");
  grant.addResourceScope(audience, API_SCOPE);
  await grant.save();
  return grant;
}

function signingKey(): JWK {
  const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  return { ...privateKey.export({ format: "jwk" }), alg: SIGNING_ALGORITHM, use: "sig" };
}

/**
 * Answers under its own address only. A web page elsewhere could otherwise let its own name
 * point here (DNS rebinding), read a token, and use the API of whoever is looking at it.
 */
function refuseOtherHosts(provider: Provider): void {
  const { host } = new URL(provider.issuer);
  provider.use(async (ctx, next) => {
    if (ctx.host === host) {
      await next();
      return;
    }
    ctx.status = 421;
    ctx.body = `This issuer answers at ${provider.issuer} only.\n`;
  });
}
