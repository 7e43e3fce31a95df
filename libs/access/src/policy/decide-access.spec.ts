import type { Actor, Role } from "../actor.js";
import { decideAccess } from "./decide-access.js";

const actor = (role: Role, id = "u-1"): Actor => ({ id, centre: "ocmw-lindeveld", roles: [role] });
const file = { centre: "ocmw-lindeveld", assigneeId: "u-1" };

describe("decideAccess", () => {
  it("lets a caseworker reach a file that is assigned to them, in that role and for that purpose", () => {
    expect(decideAccess(actor("caseworker"), "recordEvidence", file)).toEqual({
      role: "caseworker",
      purpose: "socialInvestigation",
      legalBasis: "RMI-wet art. 19 §1",
    });
  });

  it("forbids a caseworker the file of a colleague", () => {
    expect(decideAccess(actor("caseworker", "u-2"), "readFile", file)).toEqual({
      refused: "forbidden",
    });
  });

  it("hides the file of another centre, even from whoever it is assigned to", () => {
    const elsewhere = { ...file, centre: "cpas-valmont" };
    expect(decideAccess(actor("caseworker"), "readFile", elsewhere)).toEqual({ refused: "hidden" });
  });

  it("gives an operator no file at all", () => {
    expect(decideAccess(actor("operator"), "readFile", file)).toEqual({ refused: "forbidden" });
  });

  it("opens a packet to the members of its sitting and to no other member", () => {
    const packet = { centre: "ocmw-lindeveld", sittingMemberIds: ["u-1"] };
    expect(decideAccess(actor("committeeMember"), "readPacket", packet)).toMatchObject({
      role: "committeeMember",
    });
    expect(decideAccess(actor("committeeMember", "u-9"), "readPacket", packet)).toEqual({
      refused: "forbidden",
    });
  });

  it("opens a packet to the secretary in the window of its sitting only", () => {
    const packet = { centre: "ocmw-lindeveld", sittingMemberIds: ["u-2", "u-3"] };
    expect(decideAccess(actor("secretary"), "readPacket", packet)).toMatchObject({
      role: "secretary",
    });
    expect(
      decideAccess(actor("secretary"), "readPacket", { ...packet, sittingMemberIds: [] }),
    ).toEqual({ refused: "forbidden" });
  });

  it("denies somebody without a role", () => {
    expect(decideAccess({ ...actor("caseworker"), roles: [] }, "listFiles", file)).toEqual({
      refused: "forbidden",
    });
  });
});
