import { CENTRE_CLAIM, ROLES, ROLES_CLAIM } from "#access";
import { loadConfig } from "#platform";
import { DOCUMENTATION } from "../../apps/api/src/openapi.js";
import { read } from "./files.js";

interface Mapper {
  readonly protocolMapper: string;
  readonly config: Readonly<Record<string, string>>;
}

interface Client {
  readonly clientId: string;
  readonly bearerOnly?: boolean;
  readonly publicClient?: boolean;
  readonly standardFlowEnabled?: boolean;
  readonly implicitFlowEnabled?: boolean;
  readonly directAccessGrantsEnabled?: boolean;
  readonly fullScopeAllowed?: boolean;
  readonly redirectUris?: readonly string[];
  readonly attributes?: Readonly<Record<string, string>>;
  readonly protocolMappers?: readonly Mapper[];
}

interface Realm {
  readonly realm: string;
  readonly registrationAllowed: boolean;
  readonly users?: unknown;
  readonly roles: {
    readonly client: Readonly<Record<string, readonly { readonly name: string }[]>>;
  };
  readonly clientScopeMappings: Readonly<
    Record<string, readonly { readonly client: string; readonly roles: readonly string[] }[]>
  >;
  readonly clients: readonly Client[];
  readonly components: Readonly<
    Record<string, readonly { readonly config: Readonly<Record<string, readonly string[]>> }[]>
  >;
}

const text = read("docker/keycloak/rechtop-realm.json");
const realm = JSON.parse(text) as Realm;
const clients = realm.clients.filter(({ bearerOnly }) => bearerOnly !== true);

/** The audience that the product expects when nothing else is set. */
const { audience } = loadConfig({
  DATABASE_URL: "postgres://db/rechtop",
  OIDC_ISSUER: "https://id.example.org/realms/rechtop",
  RECHTOP_SECRET: Buffer.alloc(32, 7).toString("base64url"),
  RECHTOP_KEK_FILE: "kek.json",
  RECHTOP_DESTROYED_KEYS_FILE: "destroyed-keys.jsonl",
  RECHTOP_CENTRES: "centres.yaml",
  RECHTOP_ROLES: "http",
});

describe("the realm of Keycloak", () => {
  it("has the roles of the product, and no others", () => {
    expect(Object.keys(realm.roles)).toEqual(["client"]);
    expect(Object.keys(realm.roles.client)).toEqual(["rechtop-api"]);
    expect(realm.roles.client["rechtop-api"]?.map(({ name }) => name)).toEqual(ROLES);
  });

  it("lets every client say all of them of a person, and nothing else", () => {
    const [[api, scopes] = []] = Object.entries(realm.clientScopeMappings);
    expect(api).toBe("rechtop-api");
    expect(scopes?.map(({ client }) => client)).toEqual(clients.map(({ clientId }) => clientId));
    for (const { roles } of scopes ?? []) expect(roles).toEqual(ROLES);
    expect(clients.map(({ fullScopeAllowed }) => fullScopeAllowed)).toEqual([false, false]);
  });

  it.each(clients.map((client) => [client.clientId, client] as const))(
    "gives %s tokens as the API wants them",
    (clientId, client) => {
      const claims = Object.fromEntries(
        (client.protocolMappers ?? []).map(({ protocolMapper, config }) => [
          config["claim.name"] ?? "aud",
          [
            protocolMapper,
            config["included.custom.audience"] ??
              config["claim.value"] ??
              config["user.attribute"] ??
              config["usermodel.clientRoleMapping.clientId"],
            config["access.token.claim"],
          ],
        ]),
      );
      expect(claims).toEqual({
        aud: ["oidc-audience-mapper", audience, "true"],
        client_id: ["oidc-hardcoded-claim-mapper", clientId, "true"],
        [CENTRE_CLAIM]: ["oidc-usermodel-attribute-mapper", "rechtop_centre", "true"],
        [ROLES_CLAIM]: ["oidc-usermodel-client-role-mapper", "rechtop-api", "true"],
      });
      // The type `at+jwt`; otherwise Keycloak says `JWT`, which the API refuses.
      expect(client.attributes?.["access.token.header.type.rfc9068"]).toBe("true");
    },
  );

  it("lets people log in on a page only, with PKCE", () => {
    for (const client of clients) {
      expect(client).toMatchObject({
        publicClient: true,
        standardFlowEnabled: true,
        implicitFlowEnabled: false,
        directAccessGrantsEnabled: false,
        attributes: { "pkce.code.challenge.method": "S256" },
      });
    }
    expect(realm.registrationAllowed).toBe(false);
    expect(realm.users).toBeUndefined();
  });

  it("knows the page to try the API", () => {
    const docs = clients.find(({ clientId }) => clientId === "rechtop-docs");
    expect(docs?.redirectUris).toEqual([`\${API_URL}${DOCUMENTATION}/oauth2-redirect.html`]);
  });

  it("lets nobody choose their own centre", () => {
    const [component] = realm.components["org.keycloak.userprofile.UserProfileProvider"] ?? [];
    const [json = "{}"] = component?.config["kc.user.profile.config"] ?? [];
    const { attributes } = JSON.parse(json) as {
      attributes: { name: string; permissions: { edit: string[] }; validations: object }[];
    };
    expect(attributes.find(({ name }) => name === CENTRE_CLAIM)).toMatchObject({
      permissions: { edit: ["admin"] },
      validations: { length: { max: 60 }, pattern: { pattern: "^[a-z0-9]+(-[a-z0-9]+)*$" } },
    });
  });

  it("is filled in from two addresses only", () => {
    const asked = new Set([...text.matchAll(/\$\{([^}]*)\}/g)].map(([, name]) => name));
    expect([...asked].sort()).toEqual(["API_URL", "FRONTEND_URL"]);
    for (const name of asked) expect(read("docker/compose.many.yml")).toContain(`${name ?? ""}: `);
  });
});
