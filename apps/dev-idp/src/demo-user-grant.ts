import { errors } from "oidc-provider";
import type Provider from "oidc-provider";
import type { ResourceServer } from "oidc-provider";
import { DEMO_USER_GRANT } from "./clients.js";
import { DEMO_USERS, userByName } from "./users.js";

/**
 * Adds the grant that gives an access token for a named demo user at once.
 *
 * It is the reason why this issuer must never run where real data is: whoever reaches it can
 * be anybody.
 */
export function registerDemoUserGrant(provider: Provider, resource: ResourceServer): void {
  provider.registerGrantType<{ username?: string }>(
    DEMO_USER_GRANT,
    async (ctx) => {
      const { client, params } = ctx.oidc;
      const user = userByName(params.username ?? "");
      if (user === undefined) throw unknownUser();
      const grant = new provider.Grant({ clientId: client.clientId, accountId: user.sub });
      const token = new provider.AccessToken({
        client,
        accountId: user.sub,
        grantId: await grant.save(),
        gty: DEMO_USER_GRANT,
        resourceServer: new provider.ResourceServer(resource.audience ?? "", resource),
      });
      ctx.body = {
        access_token: await token.save(),
        token_type: token.tokenType,
        expires_in: token.expiration,
      };
    },
    "username",
  );
}

function unknownUser(): errors.OIDCProviderError {
  const names = DEMO_USERS.map(({ username }) => username).join(", ");
  return new errors.CustomOIDCProviderError(
    "invalid_grant",
    `username must be one of the demo users: ${names}`,
  );
}
