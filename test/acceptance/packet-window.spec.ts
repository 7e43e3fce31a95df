import type { CasePlayer } from "../../apps/cli/src/demo/case-player.js";
import { type Product, startProduct, subjectOf } from "../support/product.js";
import { expectForbidden, expectNothingThere } from "../support/refusals.js";
import { bring, caseAt, SITTING_DAY } from "../support/stages.js";

const MEMBERS = ["hilde", "joris", "fatma"];

describe("the packet of a case is open", () => {
  let product: Product;
  beforeAll(async () => {
    product = await startProduct();
  });
  afterAll(() => product.stop());

  const ways = (player: CasePlayer) => [
    `/decisionPackets/${player.applicationId}`,
    `/decisionPackets/${player.applicationId}/document`,
  ];

  async function closedTo(player: CasePlayer, ...names: string[]): Promise<void> {
    for (const name of names) {
      const someone = await product.client(name);
      for (const path of ways(player)) {
        await expectForbidden(product, () => someone.send("GET", path));
      }
    }
  }

  async function openTo(player: CasePlayer, ...names: string[]): Promise<void> {
    for (const name of names) {
      const someone = await product.client(name);
      // Making the document takes time: for the first of them it is enough.
      for (const path of name === names[0] ? ways(player) : ways(player).slice(0, 1)) {
        expect((await someone.send("GET", path)).status).toBe(200);
      }
    }
  }

  it("to the members of the sitting, from the dispatch of the agenda to the end of the sitting", async () => {
    const player = await caseAt(product, "placed");
    await closedTo(player, ...MEMBERS, "greet");
    await player.dispatch();
    await openTo(player, ...MEMBERS, "greet");
    await player.open();
    await openTo(player, ...MEMBERS);
    await bring(player, "decided", "decided");
    await openTo(player, "joris");
    await player.close();
    await closedTo(player, ...MEMBERS);
    const joris = await product.client("joris");
    await expectForbidden(product, () => joris.send("GET", `/decisions/${player.applicationId}`));
    await closedTo(player, "greet");
  });

  it("to a member who stayed away too, but to nobody who is no member of this very sitting", async () => {
    const player = await caseAt(product, "submitted");
    const memberIds = ["hilde", "joris"].map(subjectOf);
    const convened = await player.cast.secretary.create("/sittings", {
      on: SITTING_DAY,
      at: "14:00",
      place: "Zaal 1",
      memberIds,
      chairId: memberIds[0],
    });
    player.sittingId = convened.body["id"] as string;
    await bring(player, "placed", "dispatched");
    // She sits at another sitting that is open at the same time.
    const hers = await caseAt(product, "dispatched");
    await openTo(hers, "fatma");
    await closedTo(player, "fatma");
    await openTo(player, "hilde", "joris");
  });

  it("to nobody at all while the case is before no sitting", async () => {
    await closedTo(await caseAt(product, "submitted"), ...MEMBERS, "greet");
  });

  it("to nobody who wrote it, reviewed it, watches over it or studies it", async () => {
    const player = await caseAt(product, "open");
    await closedTo(player, "els", "karim", "nora", "tine", "wannes", "lien", "bram");
    // Of another centre: for them there is nothing.
    for (const name of ["odile", "yves", "noemie", "luc", "amina"]) {
      const someone = await product.client(name);
      for (const path of [...ways(player), player.sitting, `/decisions/${player.applicationId}`]) {
        await expectNothingThere(product, () => someone.send("GET", path));
      }
    }
  });

  it("and never the file, the report or the history behind it", async () => {
    const player = await caseAt(product, "open");
    for (const name of [...MEMBERS, "greet"]) {
      const someone = await product.client(name);
      for (const path of [
        player.file,
        `${player.file}/conditions`,
        `${player.file}/determinations`,
        `${player.file}/events`,
        `${player.file}/documents/receipt`,
        player.report,
      ]) {
        await expectForbidden(product, () => someone.send("GET", path));
      }
    }
  });
});
