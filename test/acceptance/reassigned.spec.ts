import type { ApiClient } from "../../apps/cli/src/demo/api-client.js";
import type { CasePlayer } from "../../apps/cli/src/demo/case-player.js";
import { readDocument } from "../support/documents.js";
import { eventsOf, listAfter } from "../support/log.js";
import { type Product, startProduct, subjectOf } from "../support/product.js";
import { expectConflict, expectForbidden } from "../support/refusals.js";
import { bring, caseAt } from "../support/stages.js";

/** Everything that a caseworker can read of a file of theirs. */
const readable = (player: CasePlayer) => [
  player.file,
  `${player.file}/events`,
  `${player.file}/documents/receipt`,
  `${player.file}/conditions`,
  `${player.file}/conditions/means`,
  `${player.file}/determinations`,
  player.report,
];

describe("a file that the team leader gives to another caseworker", () => {
  let product: Product;
  let player: CasePlayer;
  let els: ApiClient;
  let karim: ApiClient;
  let nora: ApiClient;

  beforeAll(async () => {
    product = await startProduct();
    els = await product.client("els");
    karim = await product.client("karim");
    nora = await product.client("nora");
    player = await caseAt(product, "drafted");
  });
  afterAll(() => product.stop());

  it("is not the caseworkers' own to give or to take", async () => {
    const headers = { "if-match": (await els.get(player.file)).headers.get("etag") ?? "" };
    const path = `${player.file}/assignments`;
    const body = { assigneeId: subjectOf("karim") };
    await expectForbidden(product, () => karim.send("POST", path, { body, headers }));
    await expectForbidden(product, () => els.send("POST", path, { body, headers }));
    await expectConflict(product, "procedure:alreadyAssigned", () =>
      nora.attempt(player.file, "assignments", { assigneeId: subjectOf("els") }),
    );
    for (const assigneeId of ["niemand", "constructor", subjectOf("amina")]) {
      await expectConflict(product, "procedure:assigneeUnknown", () =>
        nora.attempt(player.file, "assignments", { assigneeId }),
      );
    }
  });

  it("is out of reach of the first and in reach of the second from that moment", async () => {
    for (const path of readable(player)) {
      expect((await els.send("GET", path)).status).toBe(200);
      await expectForbidden(product, () => karim.send("GET", path));
    }
    const etag = (await els.get(player.report)).headers.get("etag") ?? "";
    const events = await eventsOf(product, async () => {
      const given = await nora.change(player.file, "assignments", {
        assigneeId: subjectOf("karim"),
      });
      const ids = async (client: ApiClient) =>
        ((await listAfter(client, "/applications", given)).body["items"] as { id: string }[]).map(
          ({ id }) => id,
        );
      expect(await ids(els)).not.toContain(player.applicationId);
      expect(await ids(karim)).toContain(player.applicationId);
    });
    expect(events).toEqual(["procedure.FileAssigned"]);
    for (const path of readable(player)) {
      await expectForbidden(product, () => els.send("GET", path));
      expect((await karim.send("GET", path)).status).toBe(200);
    }
    // Not even with the version that she had before.
    await expectForbidden(product, () =>
      els.send("POST", `${player.report}/readings`, {
        body: { version: 1, language: "nl", manner: "inPerson" },
        headers: { "if-match": etag },
      }),
    );
    await expectForbidden(product, () =>
      els.send("POST", "/applications/query", { body: { insz: "85000099712" } }).then(
        // Finding by national number shows her nothing of it either.
        async (found) => {
          expect(found.body["items"]).toEqual([]);
          return els.send("GET", player.file);
        },
      ),
    );
  });

  it("goes on with the second, who is named on the letter", async () => {
    const taken = await product.player("a-part-time-wage", { caseworker: "karim" });
    taken.applicationId = player.applicationId;
    await bring(taken, "heard", "decided");
    const { text } = await readDocument(karim, `${player.file}/documents/decisionLetter`);
    expect(text).toContain("Maatschappelijk werker Karim Telefoon 02 000 00 02");
    const history = await karim.get(`${player.file}/events`);
    const items = history.body["items"] as { type: string; actor: { id: string } }[];
    const who = (type: string) => items.find((item) => item.type === type)?.actor.id;
    expect(who("socialReport.VersionDrafted")).toBe(subjectOf("els"));
    expect(who("procedure.FileAssigned")).toBe(subjectOf("nora"));
    expect(who("socialReport.VersionRead")).toBe(subjectOf("karim"));
  });
});
