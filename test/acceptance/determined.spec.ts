import { CasePlayer } from "../../apps/cli/src/demo/case-player.js";
import { determinations, newest } from "../support/determinations.js";
import { type Product, startProduct } from "../support/product.js";
import { expectConflict } from "../support/refusals.js";
import { bring, caseAt } from "../support/stages.js";

let product: Product;
beforeAll(async () => {
  product = await startProduct();
});
afterAll(() => product.stop());

describe("a fact that is missing", () => {
  it("gives no amount, and the determination says which: it fails closed", async () => {
    const player = await caseAt(product, "registered");
    const { caseworker } = player.cast;
    // Everything but who lives there.
    const { means, ...others } = player.story.conditions;
    const evidence = means.evidence.filter(({ kind }) => kind === "paySlip");
    const alone = new CasePlayer(
      { ...player.story, conditions: { ...others, means: { ...means, evidence } } },
      player.cast,
    );
    alone.applicationId = player.applicationId;
    await alone.investigate();
    await alone.determine();
    const [made] = (await determinations(player)) as [{ periods: { told: object }[] }];
    expect(made.periods[0]!.told).toEqual({
      right: "undetermined",
      gaps: expect.arrayContaining(["householdMissing"]),
    });
    const { periods, months } = (await newest(player, "?language=fr")) as {
      periods: { told: { explanation: string[]; verdicts: object[] } }[];
      months?: object;
    };
    expect(months).toBeUndefined();
    const [{ told }] = periods as [(typeof periods)[number]];
    expect(told.explanation.join("\n")).toContain(
      "Pas de montant\u00a0: Le ménage n'a pas été examiné\u00a0: la catégorie n'est pas connue",
    );
    expect(told.verdicts).toContainEqual(
      expect.objectContaining({ condition: "means", outcome: "undetermined" }),
    );
    // No report is written on it, and it is said what to look into.
    const { sections, proposal } = player.story.report[0]!;
    const { detail } = await expectConflict(product, "socialReport:calculationWithoutAmount", () =>
      caseworker.attempt(player.report, "versions", { sections, proposal }),
    );
    expect(detail).toContain("The household was not looked into");
  });

  it("of nothing at all is no refusal: every condition is undetermined", async () => {
    const player = await caseAt(product, "registered");
    await player.determine();
    const { periods } = (await newest(player)) as {
      periods: { told: { right: string; verdicts: { outcome: string }[] } }[];
    };
    expect(periods[0]!.told.right).toBe("undetermined");
    expect(new Set(periods[0]!.told.verdicts.map(({ outcome }) => outcome))).toEqual(
      new Set(["undetermined"]),
    );
  });
});

describe("people find, the rules calculate", () => {
  it("a finding that says the opposite of a rule leaves the right open to another look", async () => {
    const player = await caseAt(product, "investigated");
    const { caseworker } = player.cast;
    const age = `${player.file}/conditions/age`;
    const { body } = await caseworker.get(age);
    const [{ evidenceId }] = body["evidence"] as [{ evidenceId: string }];
    await caseworker.change(age, "findings", {
      outcome: "notMet",
      reasons: "Verkeerd gelezen.",
      evidenceIds: [evidenceId],
    });
    await player.determine();
    expect(await newest(player)).toMatchObject({
      findings: expect.arrayContaining([{ condition: "age", outcome: "notMet" }]),
      periods: [
        {
          told: {
            right: "undetermined",
            disagreements: ["age"],
            amounts: { monthlyLeefloonCents: 83_503 },
          },
        },
        {},
      ],
    });
  });

  it("people may give the category, with their reasons, in place of the facts", async () => {
    const player = await caseAt(product, "investigated");
    const category = { category: 1, reasons: "Deelt het huishouden toch met haar zus." };
    await player.determineWith({ category });
    expect(await newest(player)).toMatchObject({
      givenCategory: category,
      // 10 513.60 − (6 000.00 − 155.00) = 4 668.60 a year; / 12 = 389.05
      periods: [
        { told: { category: { category: 1 }, amounts: { monthlyLeefloonCents: 38_905 } } },
        {},
      ],
    });
  });
});

describe("M4: a determination explains itself", () => {
  it("with its receipt: rules, figures, choices and the evidence of each condition", async () => {
    const player = await caseAt(product, "determined");
    const { receipt, parameterSetHash } = await newest(player);
    expect(receipt).toMatchObject({
      ruleSet: "leefloon/2",
      parameterSetHash,
      requestedOn: "2025-03-03",
      reviewedOn: [],
      horizon: "2026-03-03",
      choices: [],
    });
    const { inputs } = receipt as { inputs: { condition: string; evidenceIds: string[] }[] };
    for (const { condition, evidenceIds } of inputs) {
      const { body } = await player.cast.caseworker.get(`${player.file}/conditions/${condition}`);
      const pieces = body["evidence"] as { evidenceId: string }[];
      expect(evidenceIds).toEqual(pieces.map(({ evidenceId }) => evidenceId));
      expect(evidenceIds).not.toEqual([]);
    }
  });

  it("in the language of the person, or in the one that is asked for", async () => {
    const player = await caseAt(product, "determined", "b-partner-with-means");
    const first = async (query: string) => {
      const { periods } = (await newest(player, query)) as {
        periods: [{ told: { explanation: string[] } }];
      };
      return periods[0].told.explanation.join("\n");
    };
    expect(await first("")).toContain("Ressources prises en compte, par an");
    expect(await first("?language=nl")).toContain("Bestaansmiddelen die meetellen, per jaar");
    expect(await first("?language=de")).toContain("pro Jahr");
    expect(await first("?language=en")).toContain("Means that count, per year");
  });

  it("step by step: every step with article and status, made of steps before it", async () => {
    const player = await caseAt(product, "determined", "b-partner-with-means");
    const [{ determinationId }] = (await determinations(player)) as [{ determinationId: string }];
    const path = `${player.file}/determinations/${determinationId}/trace?language=nl`;
    const { body } = await player.cast.caseworker.get(path);
    const periods = body["periods"] as {
      told: {
        trace: { id: string; from: string[]; citation: { article: string }; status: string }[];
        explanation: string[];
      };
    }[];
    expect(periods).toHaveLength(2);
    for (const { told } of periods) {
      expect(told.explanation).toHaveLength(told.trace.length);
      const seen = new Set<string>();
      for (const [place, { id, from, citation, status }] of told.trace.entries()) {
        expect(from.filter((earlier) => !seen.has(earlier))).toEqual([]);
        expect(citation.article).toMatch(/^art\. /);
        expect(status).toMatch(/^(sourced|computed|unseen|inConflict)$/);
        expect(told.explanation[place]).toContain(citation.article);
        seen.add(id);
      }
    }
  });

  it("is not there for a determination of another file", async () => {
    const [one, other] = [await caseAt(product, "determined"), await caseAt(product, "determined")];
    const [{ determinationId }] = (await determinations(one)) as [{ determinationId: string }];
    for (const path of [determinationId, `${determinationId}/trace`]) {
      const answer = await other.cast.caseworker.send(
        "GET",
        `${other.file}/determinations/${path}`,
      );
      expect(answer.status).toBe(404);
    }
  });

  it("is recorded as a look at the partner too, where it shows theirs", async () => {
    const officer = await product.client("wannes");
    const concerned = async (player: CasePlayer): Promise<unknown> => {
      await newest(player);
      const { body } = await officer.get(`${player.file}/processings?pageSize=100`);
      const looks = body["items"] as { what: string; concerns: string }[];
      const ours = looks.filter(({ what }) => what === "readDetermination");
      return ours.map(({ concerns }) => concerns).sort();
    };
    const alone = await caseAt(product, "determined");
    expect(await concerned(alone)).toEqual(["applicant"]);
    const couple = await caseAt(product, "determined", "b-partner-with-means");
    expect(await concerned(couple)).toEqual(["applicant", "householdMember"]);
  });
});

describe("what a centre chose on a point that the law leaves open", () => {
  it("is followed, named in the receipt, and says what it comes to", async () => {
    const lindeveld = await caseAt(product, "determined");
    // 835.03 × 29 / 31 = 781.1571.
    expect(await newest(lindeveld)).toMatchObject({
      months: [
        {
          month: "2025-03",
          days: 29,
          daysInMonth: 31,
          amountCents: 78_116,
          strategy: "daysOfMonth",
        },
      ],
    });
    const valmont = await caseAt(product, "registered", "a-part-time-wage", {
      caseworker: "amina",
    });
    await bring(valmont, "investigated", "determined");
    // 10 020.41 × 29 / 365 = 796.1422.
    expect(await newest(valmont)).toMatchObject({
      receipt: { choices: [{ key: "partMonth", value: "yearOver365", from: "2025-01-01" }] },
      months: [{ month: "2025-03", days: 29, amountCents: 79_614, strategy: "yearOver365" }],
    });
  });
});
