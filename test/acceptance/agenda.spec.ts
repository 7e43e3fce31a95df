import type { CasePlayer } from "../../apps/cli/src/demo/case-player.js";
import { wholeLog } from "../support/log.js";
import { newKey, type Product, startProduct, subjectOf } from "../support/product.js";
import { expectConflict, expectForbidden, expectNothingThere } from "../support/refusals.js";
import { bring, caseAt, SITTING_DAY, STAGES } from "../support/stages.js";

const putOff = (applicationId: string) => ({
  applicationId,
  reasons: "Later.",
  furtherInvestigation: false,
});

let product: Product;
beforeAll(async () => {
  product = await startProduct();
});
afterAll(() => product.stop());

describe("what is not on the agenda of a sitting", () => {
  /** A case of its own on the agenda of an open sitting. */
  let player: CasePlayer;
  beforeAll(async () => {
    player = await caseAt(product, "open");
  });
  const decideOn = (applicationId: string, at = player) =>
    at.cast.chair.attempt(at.sitting, "decisions", { ...at.decisionBody(), applicationId });
  const adjourn = (applicationId: string, at = player) =>
    at.cast.chair.attempt(at.sitting, "adjournments", putOff(applicationId));
  const place = (applicationId: string, at = player) =>
    at.cast.secretary.attempt(at.sitting, "agendaItems", { applicationId });

  it("cannot be decided or put off there, however far it has come and wherever else it is", async () => {
    const other = await product.player("a-part-time-wage");
    for (const stage of STAGES) {
      await bring(other, stage, stage);
      await expectConflict(product, "committee:notOnAgenda", () => decideOn(other.applicationId));
      await expectConflict(product, "committee:notOnAgenda", () => adjourn(other.applicationId));
    }
  });

  it("cannot be decided when it does not exist, and nothing tells the difference", async () => {
    const nothing = newKey();
    const registered = await caseAt(product, "registered");
    const details = await Promise.all([
      expectConflict(product, "committee:notOnAgenda", () => decideOn(nothing)),
      expectConflict(product, "committee:notOnAgenda", () => decideOn(registered.applicationId)),
    ]);
    expect(details[0].detail).toBe(details[1].detail);
  });

  it("does not come onto one before its report was submitted", async () => {
    const other = await product.player("a-part-time-wage");
    await other.convene(SITTING_DAY);
    for (const stage of STAGES.slice(0, STAGES.indexOf("submitted"))) {
      await bring(other, stage, stage);
      await expectConflict(product, "committee:reportNotSubmitted", () =>
        place(other.applicationId, other),
      );
    }
    await bring(other, "submitted", "submitted");
    expect((await place(other.applicationId, other)).status).toBe(201);
  });

  it("does not come onto one that was sent, is open or has ended", async () => {
    const other = await caseAt(product, "submitted");
    const sent = await caseAt(product, "dispatched");
    const ended = await caseAt(product, "decided");
    await ended.close();
    for (const at of [sent, player, ended]) {
      await expectConflict(product, "committee:agendaClosed", () => place(other.applicationId, at));
    }
    // Nor onto two, nor twice onto one; nor a decided one onto any.
    await bring(other, "placed", "placed");
    await expectConflict(product, "committee:alreadyOnAgenda", () =>
      place(other.applicationId, other),
    );
    await expectConflict(product, "committee:alreadyOnAgenda", () =>
      place(sent.applicationId, other),
    );
    await expectConflict(product, "committee:alreadyDecided", () =>
      place(ended.applicationId, other),
    );
  });

  it("does not come from another centre, nor from nowhere", async () => {
    const amina = await product.client("amina");
    const elsewhere = await amina.create("/applications", player.story.request);
    const other = await product.player("a-part-time-wage");
    await other.convene(SITTING_DAY);
    for (const id of [elsewhere.body["id"] as string, newKey()]) {
      await expectNothingThere(product, () => place(id, other));
    }
  });

  it("is decided nowhere but at this centre's own sittings, by this centre's own people", async () => {
    const [odile, noemie] = await Promise.all(["odile", "noemie"].map(product.client));
    const headers = {
      "if-match": (await player.cast.chair.get(player.sitting)).headers.get("etag") ?? "",
    };
    await expectNothingThere(product, () =>
      odile!.send("POST", `${player.sitting}/decisions`, {
        body: player.decisionBody(),
        headers,
      }),
    );
    await expectNothingThere(product, () =>
      noemie!.send("POST", `${player.sitting}/closings`, { headers }),
    );
  });
});

describe("what is on the agenda of a sitting", () => {
  const decide = (player: CasePlayer) =>
    player.cast.chair.attempt(player.sitting, "decisions", player.decisionBody());

  it("cannot be decided before the agenda was sent, before the sitting is open, or after its end", async () => {
    const player = await caseAt(product, "placed");
    const { applicationId } = player;
    const adjourn = () =>
      player.cast.chair.attempt(player.sitting, "adjournments", putOff(applicationId));
    await expectConflict(product, "committee:sittingNotOpen", () => decide(player));
    await expectConflict(product, "committee:sittingNotOpen", adjourn);
    await expectConflict(product, "committee:agendaNotDispatched", () =>
      player.cast.secretary.attempt(player.sitting, "openings", {
        presentIds: player.cast.memberIds,
      }),
    );
    await player.dispatch();
    await expectConflict(product, "committee:sittingNotOpen", () => decide(player));
    await expectConflict(product, "committee:sittingNotOpen", adjourn);
    await bring(player, "open", "decided");
    await player.close();
    await expectConflict(product, "committee:sittingNotOpen", () => decide(player));
    await expectConflict(product, "committee:sittingNotOpen", adjourn);
  });

  it("is decided once", async () => {
    const player = await caseAt(product, "decided");
    const { applicationId } = player;
    await expectConflict(product, "committee:alreadyDecided", () => decide(player));
    await expectConflict(product, "committee:alreadyDecided", () =>
      player.cast.chair.attempt(player.sitting, "decisions", {
        ...player.decisionBody(),
        outcome: "refused",
      }),
    );
    await expectConflict(product, "committee:alreadyDecided", () =>
      player.cast.chair.attempt(player.sitting, "adjournments", putOff(applicationId)),
    );
  });

  it("is decided once by a chair who presses three times at once", async () => {
    const player = await caseAt(product, "open");
    const before = await player.cast.chair.get(player.sitting);
    const headers = { "if-match": before.headers.get("etag") ?? "" };
    const press = () =>
      player.cast.chair.send("POST", `${player.sitting}/decisions`, {
        body: player.decisionBody(),
        headers,
      });
    const answers = await Promise.all([press(), press(), press()]);
    // Who comes second hears that the sitting has moved on, or that the case is decided.
    const [first, ...others] = answers.map(({ status }) => status).sort();
    expect(first).toBe(201);
    for (const status of others) expect([409, 412]).toContain(status);
    const taken = (await wholeLog(product)).filter(
      ({ type, stream }) =>
        type === "committee.DecisionTaken" && stream.endsWith(player.applicationId),
    );
    expect(taken).toHaveLength(1);
  });

  it("is decided by the chair, by nobody else, and before the sitting ends", async () => {
    const player = await caseAt(product, "open");
    await expectConflict(product, "committee:itemsNotConcluded", () =>
      player.cast.secretary.attempt(player.sitting, "closings"),
    );
    const headers = {
      "if-match": (await player.cast.chair.get(player.sitting)).headers.get("etag") ?? "",
    };
    for (const name of ["els", "nora", "tine", "joris", "greet", "wannes", "lien", "bram"]) {
      const someone = await product.client(name);
      await expectForbidden(product, () =>
        someone.send("POST", `${player.sitting}/decisions`, {
          body: player.decisionBody(),
          headers,
        }),
      );
    }
  });

  it("is decided by the chair of this very sitting, and by no other", async () => {
    const player = await caseAt(product, "submitted");
    const memberIds = ["joris", "fatma", "hilde"].map(subjectOf);
    const convened = await player.cast.secretary.create("/sittings", {
      on: SITTING_DAY,
      at: "16:00",
      place: "Zaal 1",
      memberIds,
      chairId: memberIds[0],
    });
    player.sittingId = convened.body["id"] as string;
    await bring(player, "placed", "open");
    // She chairs other sittings and is present at this one.
    await expectForbidden(product, () => decide(player));
    const joris = await product.client("joris");
    const decided = await joris.attempt(player.sitting, "decisions", player.decisionBody());
    expect(decided.status).toBe(201);
  });
});
