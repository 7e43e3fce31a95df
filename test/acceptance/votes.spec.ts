import type { CasePlayer } from "../../apps/cli/src/demo/case-player.js";
import { eventsOf } from "../support/log.js";
import { type Product, startProduct, subjectOf } from "../support/product.js";
import { expectConflict, expectUnsayable } from "../support/refusals.js";
import { bring, caseAt } from "../support/stages.js";

type Said = readonly (readonly [name: string, vote: string])[];

let product: Product;
beforeAll(async () => {
  product = await startProduct();
});
afterAll(() => product.stop());

describe("the votes on a case", () => {
  /** A case at a sitting at which these of the three members are present. */
  async function sittingOf(...present: string[]): Promise<CasePlayer> {
    const player = await caseAt(product, "dispatched");
    await player.cast.secretary.change(player.sitting, "openings", {
      presentIds: present.map(subjectOf),
    });
    return player;
  }

  const decideWith = (player: CasePlayer, said: Said) => () =>
    player.cast.chair.attempt(player.sitting, "decisions", {
      ...player.decisionBody(),
      votes: said.map(([name, vote]) => ({ memberId: subjectOf(name), vote })),
    });

  it("are those of the members who are present, once each", async () => {
    const player = await sittingOf("hilde", "joris");
    const hilde = ["hilde", "for"] as const;
    const joris = ["joris", "for"] as const;
    const others: readonly Said[] = [
      // A member who stayed away.
      [hilde, joris, ["fatma", "for"]],
      [hilde, joris, ["fatma", "abstained"]],
      // People of the centre who are no members.
      [hilde, joris, ["greet", "for"]],
      [hilde, joris, ["nora", "for"]],
      [hilde, joris, ["els", "against"]],
      // A member of another centre's committee.
      [hilde, joris, ["yves", "for"]],
      // The same one twice.
      [hilde, joris, hilde],
      [hilde, joris, ["hilde", "against"]],
    ];
    for (const said of others) {
      await expectConflict(product, "committee:voterNotPresent", decideWith(player, said));
    }
    for (const vote of ["yes", "FOR", ""]) {
      await expectUnsayable(
        product,
        ["body:votes[0].vote"],
        decideWith(player, [["hilde", vote], joris]),
      );
    }
    await expectUnsayable(product, ["body:votes"], decideWith(player, []));
    // Nobody who is present is left out of the count.
    await expectConflict(product, "committee:voteMissing", decideWith(player, [hilde]));
    await expectConflict(product, "committee:voteMissing", decideWith(player, [joris]));
  });

  it("carry the proposal by an absolute majority of those that are for or against; a tie rejects", async () => {
    const player = await sittingOf("hilde", "joris", "fatma");
    const rejected: readonly Said[] = [
      [
        ["hilde", "for"],
        ["joris", "against"],
        ["fatma", "against"],
      ],
      [
        ["hilde", "for"],
        ["joris", "against"],
        ["fatma", "abstained"],
      ],
      [
        ["hilde", "abstained"],
        ["joris", "abstained"],
        ["fatma", "abstained"],
      ],
    ];
    for (const said of rejected) {
      await expectConflict(product, "committee:majorityNotReached", decideWith(player, said));
    }
    const carried = decideWith(player, [
      ["hilde", "for"],
      ["joris", "for"],
      ["fatma", "against"],
    ]);
    const events = await eventsOf(product, carried);
    expect(events.slice(0, 2)).toEqual(["committee.ItemConcluded", "committee.DecisionTaken"]);
  });

  it("of all who are present do not make lawful what the law does not allow", async () => {
    const player = await caseAt(product, "open", "b-partner-with-means");
    await expectConflict(product, "committee:grantWithoutSixConditions", () =>
      player.cast.chair.attempt(player.sitting, "decisions", {
        ...player.decisionBody(),
        outcome: "granted",
      }),
    );
  });

  it("are not collected by a chair who is not there herself", async () => {
    const player = await sittingOf("joris", "fatma");
    const said: Said = [
      ["joris", "for"],
      ["fatma", "for"],
    ];
    await expectConflict(product, "committee:chairNotPresent", decideWith(player, said));
    // Without a chair the case can only be put off, so that it does not wait for ever.
    const adjourned = await player.cast.chair.attempt(player.sitting, "adjournments", {
      applicationId: player.applicationId,
      reasons: "De voorzitter kon niet komen.",
      furtherInvestigation: false,
    });
    expect(adjourned.status).toBe(201);
    await player.close();
  });

  it("stay in the committee: who reads the decision does not read who voted what", async () => {
    const player = await caseAt(product, "open");
    await bring(player, "decided", "decided");
    const { caseworker, teamLeader, secretary } = player.cast;
    const officer = await product.client("wannes");
    for (const answer of [
      await caseworker.get(`/decisions/${player.applicationId}`),
      await teamLeader.get(`/decisions/${player.applicationId}`),
      await secretary.get(`/decisions/${player.applicationId}`),
      await caseworker.get(`${player.file}/events`),
      await officer.get(`${player.file}/events`),
    ]) {
      expect(JSON.stringify(answer.body)).not.toContain(subjectOf("joris"));
    }
  });
});

describe("the members of a sitting", () => {
  let player: CasePlayer;
  beforeAll(async () => {
    player = await caseAt(product, "dispatched");
  });
  it("are named once, the chair among them, for a day that has not passed", async () => {
    const { secretary, memberIds } = player.cast;
    const [first = "", second = ""] = memberIds;
    const convene = (changes: object) => () =>
      secretary.send("POST", "/sittings", {
        body: {
          on: "2025-03-25",
          at: "14:00",
          place: "Zaal 1",
          memberIds,
          chairId: first,
          ...changes,
        },
      });
    await expectConflict(
      product,
      "committee:memberTwice",
      convene({ memberIds: [first, second, first] }),
    );
    await expectConflict(
      product,
      "committee:chairNotAMember",
      convene({ chairId: subjectOf("greet") }),
    );
    await expectConflict(product, "committee:sittingInPast", convene({ on: "2025-03-02" }));
    await expectUnsayable(product, ["body:memberIds"], convene({ memberIds: [] }));
    await expectUnsayable(product, ["body:at"], convene({ at: "25:00" }));
  });

  it("are the only ones who can be present, each once", async () => {
    const [first = "", second = ""] = player.cast.memberIds;
    const open = (presentIds: readonly string[]) => () =>
      player.cast.secretary.attempt(player.sitting, "openings", { presentIds });
    for (const stranger of ["greet", "nora", "yves"]) {
      await expectConflict(
        product,
        "committee:notAMember",
        open([first, second, subjectOf(stranger)]),
      );
    }
    await expectConflict(product, "committee:memberTwice", open([first, second, first]));
  });
});
