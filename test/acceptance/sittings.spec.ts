import { eventsOf, listAfter } from "../support/log.js";
import { type Product, startProduct, subjectOf } from "../support/product.js";
import { expectConflict, expectForbidden } from "../support/refusals.js";
import { bring, caseAt, SITTING_DAY } from "../support/stages.js";

describe("a sitting of the committee", () => {
  let product: Product;
  beforeAll(async () => {
    product = await startProduct();
  });
  afterAll(() => product.stop());

  it("puts a case off, and another sitting decides it", async () => {
    const player = await caseAt(product, "open");
    const { applicationId } = player;
    const { chair } = player.cast;
    const reasons = "De tolk kon niet komen.";
    const putOff = { applicationId, reasons, furtherInvestigation: false };
    const adjourned = await eventsOf(product, () =>
      chair.change(player.sitting, "adjournments", putOff),
    );
    expect(adjourned).toEqual(["committee.ItemConcluded", "committee.CaseAdjourned"]);
    expect((await chair.get(player.sitting)).body["agenda"]).toEqual([
      expect.objectContaining({ applicationId, conclusion: "adjourned" }),
    ]);

    // Off the agenda: not to be decided, put off or read here any more.
    await expectConflict(product, "committee:notOnAgenda", () =>
      chair.attempt(player.sitting, "decisions", player.decisionBody()),
    );
    await expectConflict(product, "committee:notOnAgenda", () =>
      chair.attempt(player.sitting, "adjournments", putOff),
    );
    await expectForbidden(product, () => chair.send("GET", `/decisionPackets/${applicationId}`));
    await expectForbidden(product, () =>
      chair.send("GET", `/decisionPackets/${applicationId}/document`),
    );
    await player.close();

    await player.convene("2025-04-01");
    const placed = await eventsOf(product, () => player.place());
    expect(placed).toEqual(["committee.ItemPlaced", "committee.CasePlaced"]);
    await bring(player, "dispatched", "dispatched");
    const packet = await chair.get(`/decisionPackets/${applicationId}`);
    expect(packet.body).toMatchObject({ sittingId: player.sittingId, sittingOn: "2025-04-01" });
    await bring(player, "open", "decided");
    expect((await chair.get(`/decisions/${applicationId}`)).body).toMatchObject({
      sittingId: player.sittingId,
      outcome: "granted",
      monthlyAmountCents: 83_503,
    });
  });

  it.each([
    ["one of three", ["hilde", "joris", "fatma"], 1],
    ["exactly half of four", ["hilde", "joris", "fatma", "greet"], 2],
    ["nobody", ["hilde", "joris", "fatma"], 0],
  ])("without quorum decides nothing: %s present", async (_, members, present) => {
    const memberIds = members.map(subjectOf);
    const player = await caseAt(product, "submitted");
    const { secretary, chair } = player.cast;
    const convened = await secretary.create("/sittings", {
      on: SITTING_DAY,
      at: "14:00",
      place: "Zaal 2",
      memberIds,
      chairId: memberIds[0],
    });
    player.sittingId = convened.body["id"] as string;
    await bring(player, "placed", "dispatched");

    const open = (presentIds: readonly string[]) =>
      secretary.change(player.sitting, "openings", { presentIds });
    const lacked = await eventsOf(product, () => open(memberIds.slice(0, present)));
    expect(lacked).toEqual(["committee.SittingLackedQuorum"]);
    expect((await chair.get(player.sitting)).body["status"]).toBe("dispatched");
    await expectConflict(product, "committee:sittingNotOpen", () =>
      chair.attempt(player.sitting, "decisions", player.decisionBody()),
    );
    // Enough members after all.
    const opened = await eventsOf(product, () => open(memberIds.slice(0, 3)));
    expect(opened).toEqual(["committee.SittingOpened"]);
    expect((await chair.get(player.sitting)).body).toMatchObject({
      status: "open",
      presentIds: memberIds.slice(0, 3),
    });
    await bring(player, "decided", "decided");
    const closed = await player.close();
    const list = await listAfter(secretary, "/sittings", closed);
    expect(list.body["items"]).toContainEqual(
      expect.objectContaining({ id: player.sittingId, status: "closed" }),
    );
  });

  it("that never had a quorum puts its cases off and ends; they wait in it no longer", async () => {
    const player = await caseAt(product, "dispatched");
    const { secretary, chair } = player.cast;
    const { applicationId } = player;
    const putOff = { applicationId, reasons: "Te weinig leden.", furtherInvestigation: false };
    await expectConflict(product, "committee:sittingNotOpen", () =>
      chair.attempt(player.sitting, "adjournments", putOff),
    );
    await secretary.change(player.sitting, "openings", { presentIds: [] });
    await expectConflict(product, "committee:itemsNotConcluded", () =>
      secretary.attempt(player.sitting, "closings"),
    );
    const events = await eventsOf(product, async () => {
      await chair.change(player.sitting, "adjournments", putOff);
      await player.close();
    });
    expect(events).toEqual([
      "committee.ItemConcluded",
      "committee.CaseAdjourned",
      "committee.SittingClosed",
    ]);
    await player.convene(SITTING_DAY);
    await bring(player, "placed", "decided");
  });
});
