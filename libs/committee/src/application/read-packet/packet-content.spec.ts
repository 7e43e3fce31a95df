import fc from "fast-check";
import { CONDITIONS, LANGUAGES } from "#statute";
import { march } from "../../testing/committee-history.js";
import { packetSources, PERSON, reportOf } from "../../testing/packet-sources.js";
import { PacketView } from "../schemas.js";
import { MASK, packetContent } from "./packet-content.js";

const SEED = 20_260_820;

/** What must not reach a committee, as the register has it and as people write it. */
const HOSTILE = [
  PERSON.insz,
  "03.00.00-995.67",
  "03 00 00 995 67",
  "BE68000123456789",
  "BE68 0001 2345 6789",
  "be68-0001-2345-6789",
  "0490 00 00 00",
  "0490/00.00.00",
  "+32 490 00 00 00",
  "02/123.45.67",
  "roza@example.be",
  "Roza@Example.be",
  "Rue de l’Église 30",
  "rue de l'eglise 30",
  "30, RUE DE L'ÉGLISE",
  "Rue de l’Église nr. 30",
  "Roza Denkbeeldig",
  "DENKBEELDIG, Roza",
  // Of somebody else: the neighbour, the employer.
  "85.00.00-899.13",
  "NL96 FICT 0000 0000 01",
  "012 34 56 78",
  "buur@example.org",
];

/** Letters and digits only, without accents: how a search would compare. */
const bare = (text: string) =>
  text
    .normalize("NFD")
    .toLowerCase()
    .replace(/[^a-z0-9]/g, "");

const contentWith = (text: string) => packetContent(packetSources(text));

describe("M12: nothing that identifies the person reaches the committee", () => {
  it.each(HOSTILE)("not %s, in whatever free text it stands", (identifier) => {
    const json = JSON.stringify(contentWith(`Zie ${identifier}, zegt zij.`));
    expect(json).not.toContain(identifier);
    expect(bare(json)).not.toContain(bare(identifier));
    expect(json).toContain(`Zie ${MASK}`);
  });

  it("nor all of them at once, in words, on lines and in a row", () => {
    for (const separator of [" ", "\n", ", ", " en ", "; "]) {
      const json = JSON.stringify(contentWith(HOSTILE.join(separator)));
      for (const identifier of HOSTILE) {
        expect(json).not.toContain(identifier);
        expect(bare(json)).not.toContain(bare(identifier));
      }
    }
  });

  it(`in whatever order and between whatever words (seed ${SEED})`, () => {
    const words = fc.constantFrom("nr 12", "1.314,20 euro", "op 03/03/2025", "«Non»", "\n", "zij");
    const text = fc
      .array(fc.oneof(fc.constantFrom(...HOSTILE), words), { maxLength: 10 })
      .map((parts) => parts.join(" "));
    fc.assert(
      fc.property(text, (hostile) => {
        const json = JSON.stringify(contentWith(hostile));
        for (const identifier of HOSTILE) expect(json).not.toContain(identifier);
      }),
      { seed: SEED, numRuns: 40 },
    );
  });

  it("and nothing of the registration at all but the reference and the day", () => {
    const json = JSON.stringify(contentWith("Dat klopt."));
    const { address, ...person } = PERSON;
    for (const value of [...Object.values(person), ...Object.values(address)]) {
      if (typeof value === "string" && value.length > 2) expect(json).not.toContain(value);
    }
    expect(json).toContain("LF-2025-9YE4MMGZ");
  });

  it("nor who worked on it: no caseworker, reader, reviewer or member by name", () => {
    const json = JSON.stringify(contentWith("Dat klopt."));
    expect(json).not.toMatch(/caseworker-|team-leader-|member-|chair-/);
  });

  it("says how many identifiers were masked", () => {
    expect(contentWith("Dat klopt.").masked).toBe(0);
    const { masked } = packetContent(
      packetSources("Dat klopt.", {
        report: reportOf("Bel 0490 00 00 00 of roza@example.be"),
      }),
    );
    // Two in the statement at version 1, two in the remarks at version 2.
    expect(masked).toBe(4);
  });
});

describe("M9: the person's words stay as they said them", () => {
  it.each([
    'Dat klopt niet!\n\n"Ik werk"\r\n\t– wél! \u{1f622} ትግርኛ العربية',
    "e\u0301 of \u00e9: niets wordt samengevoegd; \u00a0\u200d blijft staan",
    "Ik kreeg 1.314,20 euro op 03/03/2025, 12 uren, dossier LF-2025-7K3QX9AB, art. 3, 4°",
    "  met spaties eromheen  ",
    "<b>[•••]</b> &amp; {{x}} \\n %s",
  ])("%p", (words) => {
    const { hearings, masked } = contentWith(words);
    expect(hearings.map((hearing) => hearing.words).filter((said) => said !== undefined)).toEqual([
      words,
      words,
    ]);
    expect(masked).toBe(0);
  });

  it("around an identifier too, to the letter", () => {
    const { hearings } = contentWith("Nee!\r\nBel 0490 00 00 00…\u00a0of schrijf\n");
    expect(hearings.at(-1)?.words).toBe(`Nee!\r\nBel ${MASK}…\u00a0of schrijf\n`);
  });
});

describe("M8: the packet shows how each version was gone through with the person", () => {
  it("by version and day, with their words, without what a worker told of an attempt", () => {
    expect(contentWith("Dat klopt.").hearings).toEqual([
      { version: 1, kind: "declined", on: "2025-03-11", words: "Dat klopt." },
      { version: 2, kind: "attempted", on: "2025-03-13", manner: "homeVisit" },
      {
        version: 2,
        kind: "read",
        on: "2025-03-14",
        manner: "withInterpreter",
        language: "nl",
        words: "Dat klopt.",
      },
    ]);
  });

  it("on one day in the only order in which it can have been: tried, declined, read", () => {
    const report = reportOf("Dat klopt.");
    const oneDay = {
      ...report,
      attempts: report.attempts.map((one) => ({ ...one, attemptedOn: march(14) })),
      declinations: report.declinations.map((one) => ({
        ...one,
        version: 2,
        declinedOn: march(14),
      })),
    };
    const { hearings } = packetContent(packetSources("", { report: oneDay }));
    expect(hearings.map(({ kind }) => kind)).toEqual(["attempted", "declined", "read"]);
  });

  it("somebody who had nothing to say has no words, not empty ones", () => {
    const report = reportOf("Dat klopt.");
    const { remarks: _remarks, ...silent } = report.readings[0]!;
    const { hearings } = packetContent(
      packetSources("", { report: { ...report, readings: [silent] } }),
    );
    expect(hearings.at(-1)).not.toHaveProperty("words");
  });
});

describe("M12: the manifest says of every field why it is there", () => {
  it.each(LANGUAGES)("and of no other field, in %s", (language) => {
    const content = packetContent(packetSources("Dat klopt.", { language }));
    const named = content.manifest.map(({ field }) => field);
    expect([...named].sort()).toEqual(Object.keys(content).sort());
    expect([...named].sort()).toEqual(Object.keys(PacketView.properties).sort());
    expect(content.manifest.every(({ neededFor }) => neededFor.trim() !== "")).toBe(true);
  });
});

describe("what the committee sees is what was sealed", () => {
  const content = contentWith("Dat klopt.");

  it("the six conditions with article, finding, reasons and facts", () => {
    expect(content.sections.map(({ condition }) => condition)).toEqual([...CONDITIONS]);
    expect(content.sections[0]).toEqual({
      condition: "residence",
      article: expect.stringContaining("art. 3, 1°"),
      outcome: "met",
      reasons: "Dat klopt.",
      facts: [
        { kind: "lease", facts: "Dat klopt.", source: "Dat klopt.", periodFrom: "2025-03-03" },
        {
          kind: "homeVisit",
          facts: "Dat klopt.",
          source: "Dat klopt.",
          periodFrom: "2025-03-05",
          periodUntil: "2025-03-06",
        },
      ],
      text: "Dat klopt.",
    });
  });

  it("M4: the calculation with every step in words", () => {
    expect(content.calculation).toMatchObject({
      from: "2025-03-03",
      monthlyLeefloonCents: 83_503,
      meansSufficient: false,
    });
    const { periods } = content.calculation;
    expect(
      periods.map(({ from, until, monthlyLeefloonCents }) => [from, until, monthlyLeefloonCents]),
    ).toEqual([
      ["2025-03-03", "2026-02-28", 83_503],
      ["2026-03-01", undefined, 86_130],
    ]);
    for (const { explanation } of periods) expect(explanation.length).toBeGreaterThan(15);
  });

  it("the version, its digest and its approval, not an earlier review", () => {
    expect(content.report).toEqual({
      version: 2,
      sealedOn: "2025-03-15",
      digest: "ab".repeat(32),
    });
    expect(content.review).toEqual({ version: 2, reviewedOn: "2025-03-15" });
  });
});
