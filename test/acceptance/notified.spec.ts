import type { CasePlayer } from "../../apps/cli/src/demo/case-player.js";
import { readDocument } from "../support/documents.js";
import { decidedFile, eventsOf, listAfter } from "../support/log.js";
import { type Product, startProduct } from "../support/product.js";
import { expectConflict, expectForbidden } from "../support/refusals.js";
import { bring, caseAt, moveTo, SITTING_DAY } from "../support/stages.js";

describe("a decision that reaches the person", () => {
  let product: Product;
  let player: CasePlayer;
  const notify = (notifiedOn: string, by = player.cast.secretary) =>
    by.attempt(player.file, "notifications", { notifiedOn, manner: "registeredLetter" });

  beforeAll(async () => {
    product = await startProduct();
    player = await caseAt(product, "dispatched");
    moveTo(product, SITTING_DAY, "14:00");
  });
  afterAll(() => product.stop());

  it("cannot be notified before it was taken", async () => {
    await player.open();
    await expectConflict(product, "procedure:notDecided", () =>
      notify(SITTING_DAY, player.cast.caseworker),
    );
  });

  it("moves the file to decided without anybody asking, and the terms run", async () => {
    const events = await eventsOf(product, async () => {
      await player.decide();
      await decidedFile(player.cast.caseworker, player.file);
    });
    expect(events.at(-1)).toBe("procedure.DecisionRecorded");
    const { body } = await player.cast.caseworker.get(player.file);
    expect(body["terms"]).toEqual([
      { what: "forwarding", dueBy: "2025-03-08" },
      { what: "decision", dueBy: "2025-04-02" },
      { what: "notification", dueBy: "2025-04-02" },
      { what: "firstPayment", dueBy: "2025-04-09" },
    ]);
    const history = await player.cast.caseworker.get(`${player.file}/events`);
    const [taken, recorded] = (history.body["items"] as Record<string, unknown>[]).slice(-2);
    expect(recorded).toMatchObject({
      type: "procedure.DecisionRecorded",
      causationId: taken!["eventId"],
      correlationId: taken!["correlationId"],
      actor: { id: "reaction:procedure.recordDecision", role: "system" },
      content: { outcome: "granted", decidedOn: SITTING_DAY },
    });
  });

  it("cannot have reached the person before the decision, nor tomorrow", async () => {
    moveTo(product, "2025-03-28");
    const { caseworker } = player.cast;
    for (const day of ["2025-03-24", "2025-03-29"]) {
      await expectConflict(product, "procedure:notifiedOutsidePeriod", () =>
        notify(day, caseworker),
      );
    }
  });

  it("is not notified by a colleague who does not have the file", async () => {
    const karim = await product.client("karim");
    const etag = (await player.cast.caseworker.get(player.file)).headers.get("etag") ?? "";
    await expectForbidden(product, () =>
      karim.send("POST", `${player.file}/notifications`, {
        body: { notifiedOn: "2025-03-28", manner: "registeredLetter" },
        headers: { "if-match": etag },
      }),
    );
  });

  it("starts the term of appeal of three months, moved from a Saturday to the Monday (art. 47)", async () => {
    const { caseworker } = player.cast;
    expect(await eventsOf(product, () => notify("2025-03-28", caseworker))).toEqual([
      "procedure.DecisionNotified",
    ]);
    const { body } = await caseworker.get(player.file);
    expect(body["status"]).toBe("notified");
    // 28 March + 3 months = Saturday 28 June.
    expect(body["terms"]).toContainEqual({ what: "appeal", dueBy: "2025-06-30" });
    const { text } = await readDocument(caseworker, `${player.file}/documents/decisionLetter`);
    expect(text).toContain("Datum van deze kennisgeving 28 maart 2025");
    expect(text).toContain("Aangetekende zending");
  });

  it("is notified once: the term of appeal does not move", async () => {
    const { caseworker } = player.cast;
    moveTo(product, "2025-04-14");
    await expectConflict(product, "procedure:alreadyNotified", () =>
      notify("2025-04-14", caseworker),
    );
    const { body } = await caseworker.get(player.file);
    expect(body["terms"]).toContainEqual({ what: "appeal", dueBy: "2025-06-30" });
  });

  it("stands as notified in the list, also when handed over against a receipt", async () => {
    const another = await caseAt(product, "submitted");
    await another.convene("2025-04-22");
    await bring(another, "placed", "decided");
    const { caseworker } = another.cast;
    const handedOver = await caseworker.change(another.file, "notifications", {
      notifiedOn: "2025-04-14",
      manner: "againstReceipt",
    });
    const list = await listAfter(caseworker, "/applications?status=notified", handedOver);
    const ids = (list.body["items"] as { id: string }[]).map(({ id }) => id);
    expect(ids.sort()).toEqual([player.applicationId, another.applicationId].sort());
    const { text } = await readDocument(caseworker, `${another.file}/documents/decisionLetter`);
    expect(text).toContain("Afgegeven tegen ontvangstbewijs");
  });
});
