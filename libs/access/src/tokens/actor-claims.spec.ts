import { actorFromClaims } from "./actor-claims.js";
import { TokenRefused } from "./token-errors.js";

const good = {
  sub: "u-els",
  rechtop_centre: "ocmw-lindeveld",
  rechtop_roles: ["teamLeader", "caseworker"],
};

describe("actorFromClaims", () => {
  it("gives id, centre and roles", () => {
    expect(actorFromClaims(good)).toEqual({
      id: "u-els",
      centre: "ocmw-lindeveld",
      roles: ["caseworker", "teamLeader"],
    });
  });

  it("leaves out roles that are not ours, and doubles", () => {
    const roles = ["caseworker", "offline_access", "constructor", "Caseworker", "caseworker"];
    expect(actorFromClaims({ ...good, rechtop_roles: roles }).roles).toEqual(["caseworker"]);
  });

  it("knows somebody without any role", () => {
    expect(actorFromClaims({ ...good, rechtop_roles: [] }).roles).toEqual([]);
  });

  it("says through which application, if the issuer does", () => {
    expect(actorFromClaims({ ...good, client_id: "rechtop-docs" }).clientId).toBe("rechtop-docs");
    expect(actorFromClaims(good)).not.toHaveProperty("clientId");
  });

  it.each([null, 7, "", "a b", "a\r\nb", "a\u0000", "é", "a".repeat(129), ["a"]])(
    "refuses the client %j",
    (clientId) => {
      expect(() => actorFromClaims({ ...good, client_id: clientId })).toThrow(
        new TokenRefused("invalid", "client"),
      );
    },
  );

  it("accepts a centre code of 60 characters", () => {
    const centre = "a".repeat(60);
    expect(actorFromClaims({ ...good, rechtop_centre: centre }).centre).toBe(centre);
  });

  it.each([
    undefined,
    null,
    7,
    "",
    "-a",
    "a-",
    "a--b",
    "OCMW-lindeveld",
    "ocmw_lindeveld",
    "ocmw lindeveld",
    "ocmw-lindeveld\n",
    "ocmẇ",
    "a".repeat(61),
    ["ocmw-lindeveld"],
  ])("refuses the centre %j", (centre) => {
    expect(() => actorFromClaims({ ...good, rechtop_centre: centre })).toThrow(
      new TokenRefused("invalid", "centre"),
    );
  });

  it.each([undefined, null, "caseworker", { 0: "caseworker" }, [1], ["caseworker", null], [[]]])(
    "refuses the roles %j",
    (roles) => {
      expect(() => actorFromClaims({ ...good, rechtop_roles: roles })).toThrow(
        new TokenRefused("invalid", "roles"),
      );
    },
  );

  it.each(["", " ", "u els", "é", "u\n", "a".repeat(256)])("refuses the subject %j", (sub) => {
    expect(() => actorFromClaims({ ...good, sub })).toThrow(new TokenRefused("invalid", "subject"));
  });
});
