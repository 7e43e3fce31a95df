import type { ApiClient } from "../../apps/cli/src/demo/api-client.js";
import type { CasePlayer } from "../../apps/cli/src/demo/case-player.js";
import { BY_COURT, daysPass, Erasures, TERM_ENDED } from "../support/erasures.js";
import { listAfter } from "../support/log.js";
import { ERASURE_HOLD_DAYS, type Product, startProduct } from "../support/product.js";
import { expectConflict, expectForbidden } from "../support/refusals.js";
import { caseAt, moveTo } from "../support/stages.js";

const PARTNER = { scope: "parts", parts: [{ subject: "householdMember", kind: "finance" }] };
const ERASED = { erased: { at: expect.any(String), authority: "courtOrder: AR 31/12/A" } };

let product: Product;
beforeAll(async () => (product = await startProduct()));
afterAll(() => product.stop());

/** A case whose decision the person has in hand; the term of appeal runs. */
async function notified(name: string): Promise<CasePlayer> {
  const player = await caseAt(product, "decided", name);
  const answer = await player.cast.secretary.send("POST", `${player.file}/notifications`, {
    body: { notifiedOn: "2025-03-03", manner: "againstReceipt" },
    headers: { "if-match": '"3"' },
  });
  expect(answer.status).toBe(201);
  return player;
}

/** The files that are found by `insz` in a list that has come as far as the log. */
const search = async (client: ApiClient, insz: string): Promise<string[]> => {
  const found = await client.send("POST", "/applications/query", {
    body: { insz },
    headers: { "rechtop-minimum-position": (await product.store.head()) ?? "" },
  });
  return (found.body["items"] as { id: string }[]).map(({ id }) => id);
};

describe("an erasure takes two people, a hold time and an end of the procedure", () => {
  let player: CasePlayer;
  let erasures: Erasures;
  let id: string;
  beforeAll(async () => {
    player = await notified("a-part-time-wage");
    erasures = await Erasures.of(product, player.file);
    id = await erasures.write(erasures.leader, "erasures", TERM_ENDED);
  });

  it("is asked for by the officer or the team leader, and by nobody else", async () => {
    const { caseworker, secretary } = player.cast;
    for (const other of [caseworker, secretary, await product.client("bram")]) {
      await expectForbidden(product, () =>
        other.send("POST", `${player.file}/erasures`, {
          body: TERM_ENDED,
          headers: { "if-match": '"1"' },
        }),
      );
    }
  });

  it("is not approved by whoever asked", async () => {
    await expectConflict(product, "erasure:secondPersonNeeded", () =>
      erasures.attempt(erasures.leader, `erasures/${id}/approvals`),
    );
    await expectConflict(product, "erasure:notApproved", () =>
      erasures.attempt(erasures.officer, `erasures/${id}/executions`),
    );
    await erasures.write(erasures.officer, `erasures/${id}/approvals`);
  });

  it("waits for the hold time, then for the term of appeal", async () => {
    await expectConflict(product, "erasure:holdTimeRunning", () =>
      erasures.attempt(erasures.officer, `erasures/${id}/executions`),
    );
    daysPass(product, ERASURE_HOLD_DAYS);
    await expectConflict(product, "erasure:procedureRunning", () =>
      erasures.attempt(erasures.officer, `erasures/${id}/executions`),
    );
    moveTo(product, "2025-06-04");
  });

  it("waits for a legal hold, which only the officer places and lifts", async () => {
    const hold = { reason: "appeal", reference: "AR 25/77/A" };
    await expectForbidden(product, () => erasures.attempt(erasures.leader, "legalHolds", hold));
    const legalHoldId = await erasures.write(erasures.officer, "legalHolds", hold);
    await expectConflict(product, "erasure:legalHold", () =>
      erasures.attempt(erasures.officer, `erasures/${id}/executions`),
    );
    const lifting = { legalHoldId, reference: "AR 25/77/A" };
    await erasures.write(erasures.officer, "legalHoldLiftings", lifting);
  });

  it("is executed then, once, however often it is sent; the search finds the person no more", async () => {
    const { insz } = player.story.request["person"] as { insz: string };
    const { teamLeader } = player.cast;
    expect(await search(teamLeader, insz)).toContain(player.applicationId);
    const done = await erasures.attempt(erasures.officer, `erasures/${id}/executions`);
    expect(done.status).toBe(201);
    expect((await erasures.attempt(erasures.leader, `erasures/${id}/executions`)).status).toBe(201);

    const list = await listAfter(teamLeader, "/applications", done);
    const items = list.body["items"] as { id: string; erasedOn?: string }[];
    const line = items.find((item) => item.id === player.applicationId);
    expect(line).toMatchObject({ erasedOn: "2025-06-04" });
    expect(await search(teamLeader, insz)).toEqual([]);
    const { body } = await erasures.leader.get(`${player.file}/erasures`);
    expect(body["items"]).toEqual([
      expect.objectContaining({ status: "executed", execution: { erasedAt: expect.any(String) } }),
    ]);
  });

  it("shows in place what was erased, and on whose authority", async () => {
    const { teamLeader } = player.cast;
    const gone = { erased: { at: expect.any(String), authority: "selectionList: OCMW 2015, 4.2" } };
    const { body: file } = await teamLeader.get(player.file);
    expect(file).toMatchObject({
      status: "notified",
      person: { insz: gone, familyName: gone, address: { street: gone } },
    });
    const { body: conditions } = await teamLeader.get(`${player.file}/conditions`);
    const [residence] = conditions["items"] as { evidence: object[]; finding: object }[];
    expect(residence).toMatchObject({
      evidence: [{ facts: gone, source: gone }],
      finding: { outcome: "met", reasons: gone },
    });
    const determinations = `${player.file}/determinations`;
    const { body: list } = await teamLeader.get(determinations);
    const [determined] = list["items"] as [{ determinationId: string; periods: object[] }];
    // The days stay, and nothing of what they told.
    const days = { from: "2025-03-03", until: "2026-02-28" };
    expect(determined.periods[0]).toEqual({ ...days, told: gone });
    const { body: detail } = await teamLeader.get(
      `${determinations}/${determined.determinationId}`,
    );
    expect(detail).toMatchObject({
      cause: "request",
      receipt: { ruleSet: "leefloon/2" },
      findings: [{ condition: "residence", outcome: gone }, {}, {}, {}, {}, {}],
      periods: [{ ...days, told: gone }, { told: gone }],
      months: gone,
    });
    const { body: trace } = await teamLeader.get(
      `${determinations}/${determined.determinationId}/trace`,
    );
    expect(trace).toMatchObject({ periods: [{ ...days, told: gone }, { told: gone }] });
    const { body: report } = await teamLeader.get(player.report);
    expect(report).toMatchObject({
      versions: [{ sections: [{ text: gone }, {}, {}, {}, {}, {}] }],
    });
    const { body: decision } = await teamLeader.get(`/decisions/${player.applicationId}`);
    expect(decision).toMatchObject({ outcome: "granted", monthlyAmountCents: gone });
    const { body: history } = await teamLeader.get(`${player.file}/events?pageSize=500`);
    expect(JSON.stringify(history)).toContain("erasure.PersonalDataErased");
  });

  it("makes no document of what is gone", async () => {
    for (const name of ["receipt", "decisionLetter"]) {
      const answer = await player.cast.teamLeader.send("GET", `${player.file}/documents/${name}`);
      expect({ name, status: answer.status, type: answer.body["type"] }).toEqual({
        name,
        status: 410,
        type: "urn:problem-type:rechtop:erased",
      });
    }
  });

  it("lets nothing more be recorded of what was erased", async () => {
    const { caseworker } = player.cast;
    const age = `${player.file}/conditions/age`;
    const [piece] = player.story.conditions.age.evidence;
    const answer = await caseworker.attempt(age, "evidence", piece);
    expect({ status: answer.status, type: answer.body["type"] }).toEqual({
      status: 410,
      type: "urn:problem-type:rechtop:erased",
    });
    const draft = {
      sections: player.story.report[0]!.sections,
      proposal: player.story.report[0]!.proposal,
    };
    const drafted = await caseworker.attempt(player.report, "versions", draft);
    expect([409, 410]).toContain(drafted.status);
  });

  it("leaves alone what needs no personal data", async () => {
    const nora = await product.client("nora");
    const answer = await nora.attempt(player.file, "assignments", { assigneeId: "u-2nv8d4hs6t" });
    expect(answer.status).toBe(201);
  });
});

describe("GDPR art. 17(3): a request is refused until the term ends", () => {
  it("with the ground and the day from which it can be asked again", async () => {
    const player = await caseAt(product, "registered");
    const erasures = await Erasures.of(product, player.file);
    const wish = {
      scope: "everything",
      reason: "personRequest",
      authority: { code: "decision", reference: "DPO 2025/17" },
    };
    const id = await erasures.write(erasures.officer, "erasures", wish);
    const refusal = { ground: "legalObligation", askAgainFrom: "2035-03-26" };
    await erasures.write(erasures.officer, `erasures/${id}/refusals`, refusal);
    await expectConflict(product, "erasure:alreadyClosed", () =>
      erasures.attempt(erasures.officer, `erasures/${id}/executions`),
    );
    const { body } = await erasures.officer.get(`${player.file}/erasures`);
    expect(body["items"]).toEqual([
      expect.objectContaining({ status: "refused", refusal: expect.objectContaining(refusal) }),
    ]);
    expect((await player.cast.caseworker.get(player.file)).body).toMatchObject({
      person: player.story.request["person"],
    });
  });
});

describe("one person of a household", () => {
  it("is erased by themselves: the applicant stays readable", async () => {
    const player = await caseAt(product, "determined", "b-partner-with-means");
    const erasures = await Erasures.of(product, player.file);
    await erasures.executed({ ...BY_COURT, ...PARTNER });

    const { caseworker } = player.cast;
    const { body: file } = await caseworker.get(player.file);
    expect(file).toMatchObject({ person: player.story.request["person"] });
    const { body: means } = await caseworker.get(`${player.file}/conditions/means`);
    const evidence = means["evidence"] as { kind: string; shows: object[]; facts: unknown }[];
    const ofPartner = evidence.filter(({ kind }) => kind === "partnerPaySlip");
    expect(ofPartner.length).toBeGreaterThan(0);
    for (const { shows, facts } of ofPartner) {
      expect(facts).toEqual(expect.any(String));
      expect(shows).toEqual([{ memberMeans: ERASED }, { memberMeans: ERASED }]);
    }
    const receipt = await caseworker.get(`${player.file}/documents/receipt`);
    expect(receipt.headers.get("content-type")).toBe("application/pdf");
    const { insz } = player.story.request["person"] as { insz: string };
    expect(await search(caseworker, insz)).toContain(player.applicationId);
  });

  it("is not calculated with any more: nobody gets a wrong figure", async () => {
    const player = await caseAt(product, "investigated", "b-partner-with-means");
    const erasures = await Erasures.of(product, player.file);
    await erasures.executed({ ...BY_COURT, ...PARTNER });
    const determinations = `${player.file}/determinations`;
    const answer = await player.cast.caseworker.send("POST", determinations, {
      body: {},
      headers: { "if-match": '"0"' },
    });
    expect({ status: answer.status, type: answer.body["type"] }).toEqual({
      status: 410,
      type: "urn:problem-type:rechtop:erased",
    });
  });
});
