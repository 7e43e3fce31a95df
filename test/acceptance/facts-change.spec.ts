import type { CasePlayer } from "../../apps/cli/src/demo/case-player.js";
import { lookAtAll } from "../support/control-points.js";
import { determinations, newest } from "../support/determinations.js";
import { eventsOf } from "../support/log.js";
import { type Product, startProduct } from "../support/product.js";
import { caseAt, moveTo } from "../support/stages.js";

const BENEFIT = {
  kind: "benefitCertificate",
  source: "Attest van de uitbetalingsinstelling",
  facts: "Krijgt sinds 1 april 100,00 euro per maand.",
  periodFrom: "2025-04-01",
  necessity: "De uitkering staat nog in geen register.",
  shows: [
    {
      income: { kind: "replacementIncome", amountCents: 10_000, per: "month", from: "2025-04-01" },
    },
  ],
};

/** Records a benefit from April on, and finds the condition of means again. */
async function recordBenefit(player: CasePlayer): Promise<void> {
  const { caseworker } = player.cast;
  const means = `${player.file}/conditions/means`;
  const { body } = await caseworker.change(means, "evidence", BENEFIT);
  await lookAtAll(caseworker, means);
  await caseworker.change(means, "findings", {
    outcome: "met",
    reasons: "Samen blijven loon en uitkering onder het bedrag.",
    evidenceIds: [body["id"]],
  });
}

describe("M5: facts change, and the right is determined again", () => {
  let product: Product;
  let player: CasePlayer;
  let recorded: string[];
  beforeAll(async () => {
    product = await startProduct();
    moveTo(product, "2025-03-10");
    player = await caseAt(product, "determined");
    moveTo(product, "2025-05-05");
    await recordBenefit(player);
    recorded = await eventsOf(product, () => player.determine());
  });
  afterAll(() => product.stop());

  it("from the day on which the fact holds, and not before", async () => {
    const [now] = await determinations(player);
    expect(now).toMatchObject({
      cause: "factsChanged",
      requestedOn: "2025-03-03",
      determinedOn: "2025-05-05",
      periods: [
        // 15 770.41 − (6 000.00 − 250.00) = 10 020.41 a year; / 12 = 835.03
        {
          from: "2025-03-03",
          until: "2025-03-31",
          told: { right: "open", category: 2, amounts: { monthlyLeefloonCents: 83_503 } },
        },
        // 15 770.41 − (7 200.00 − 250.00) = 8 820.41 a year; / 12 = 735.03
        {
          from: "2025-04-01",
          until: "2026-02-28",
          told: { right: "open", amounts: { monthlyLeefloonCents: 73_503 } },
        },
        // 16 085.64 − 6 950.00 = 9 135.64 a year; / 12 = 761.30
        { from: "2026-03-01", told: { amounts: { monthlyLeefloonCents: 76_130 } } },
      ],
    });
  });

  it("shows what was too much, from which day, and recovers nothing", async () => {
    expect(await newest(player)).toMatchObject({
      differences: [
        {
          from: "2025-04-01",
          until: "2026-02-28",
          kind: "tooMuch",
          beforeMonthlyCents: 83_503,
          afterMonthlyCents: 73_503,
          differenceMonthlyCents: 10_000,
        },
        // 861.30 before.
        { from: "2026-03-01", kind: "tooMuch", differenceMonthlyCents: 10_000 },
      ],
    });
    // Nothing but the determination was recorded.
    expect(recorded).toEqual(["entitlement.RightDetermined"]);
    const { body } = await player.cast.caseworker.get(`${player.file}/events?pageSize=500`);
    expect(JSON.stringify(body)).not.toMatch(/recover|terugvorder/i);
  });

  it("shows what was too little in the same way, when the fact turns out to be wrong", async () => {
    const { caseworker } = player.cast;
    const means = `${player.file}/conditions/means`;
    const { body } = await caseworker.get(means);
    const pieces = body["evidence"] as { evidenceId: string; kind: string }[];
    const [mistaken] = pieces.filter(({ kind }) => kind === "benefitCertificate");
    await caseworker.change(means, "withdrawals", {
      evidenceId: mistaken!.evidenceId,
      reasons: "De uitkering was van een naamgenoot.",
    });
    moveTo(product, "2025-05-06");
    await player.determine();
    expect(await newest(player)).toMatchObject({
      differences: [
        {
          from: "2025-04-01",
          until: "2026-02-28",
          kind: "tooLittle",
          differenceMonthlyCents: -10_000,
        },
        { from: "2026-03-01", kind: "tooLittle", differenceMonthlyCents: -10_000 },
      ],
    });
  });

  it("keeps every determination, each superseding the one before", async () => {
    const items = await determinations(player);
    expect(items.map(({ cause }) => cause)).toEqual(["factsChanged", "factsChanged", "request"]);
    expect(items.map(({ supersedes }) => supersedes)).toEqual([
      items[1]!["determinationId"],
      items[2]!["determinationId"],
      undefined,
    ]);
  });

  it("says what was known at a moment, and what was valid on a day", async () => {
    const known = (moment: string) => determinations(player, `?knownAt=${moment}`);
    expect(await known("2025-03-10T08:59:59Z")).toEqual([]);
    expect(await known("2025-03-10T09:00:00Z")).toHaveLength(1);
    expect(await known("2025-05-05T10:00:00%2B02:00")).toHaveLength(2);
    const valid = await determinations(player, "?validOn=2025-04-15");
    expect(valid.map(({ periods }) => periods)).toMatchObject([
      [{ from: "2025-03-03", told: { amounts: { monthlyLeefloonCents: 83_503 } } }],
      [{ from: "2025-04-01", told: { amounts: { monthlyLeefloonCents: 73_503 } } }],
      [{ from: "2025-03-03", told: { amounts: { monthlyLeefloonCents: 83_503 } } }],
    ]);
    // As known on 5 May, as valid on 15 April.
    const both = "?knownAt=2025-05-05T12:00:00Z&validOn=2025-04-15";
    expect((await determinations(player, both))[0]).toMatchObject({
      periods: [{ told: { amounts: { monthlyLeefloonCents: 73_503 } } }],
    });
    expect(await determinations(player, "?validOn=2025-03-02")).toEqual([]);
  });

  it.each([
    "knownAt=2025-03-10",
    "knownAt=2025-03-10T24:00:00Z",
    "knownAt=2025-03-10T09:00:00.0123456789Z",
    "knownAt=9999-12-31T23:59:59-23:59",
    "validOn=2025-02-30",
    "validOn=today",
  ])("has nothing to say of %s", async (query) => {
    const { caseworker } = player.cast;
    const answer = await caseworker.send("GET", `${player.file}/determinations?${query}`);
    expect(answer.status).toBe(400);
  });
});
