import fc from "fast-check";
import { checkInsz } from "#statute";
import { findIdentifiers, maskIdentifiers } from "./identifiers.js";

const SEED = 20_260_820;
const RUNS = { seed: SEED, numRuns: 500 };
const MARK = "[•••]";

const ADDRESS = "Rue de l’Église 12";
const digits = (length: number) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length });

const insz = fc
  .tuple(fc.integer({ min: 0, max: 99 }), fc.integer({ min: 1, max: 998 }), fc.boolean())
  .map(([year, sequence, after1999]) => {
    const nine = `${String(year).padStart(2, "0")}0000${String(sequence).padStart(3, "0")}`;
    const rest = Number(after1999 ? `2${nine}` : nine) % 97;
    return nine + String(97 - rest).padStart(2, "0");
  });
const iban = digits(12).map((all) => {
  const bban = all.join("");
  return `BE${String(98n - (BigInt(`${bban}111400`) % 97n)).padStart(2, "0")}${bban}`;
});
const mobile = digits(7).map((all) => `04${5 + (all[0]! % 5)}${all.join("")}`);
const fixed = digits(7).map((all) => `02${all.join("")}`);
const email = fc.constantFrom("roza@example.be", "R.D@mail.example.org");

/** The characters of `compact` with something or nothing in each of the gaps at `groups`. */
const spelled = (compact: fc.Arbitrary<string>, groups: readonly number[]) =>
  fc.tuple(compact, fc.constantFrom("", " ", ".", "-", "/", "\u00a0", " - ")).map(([text, gap]) => {
    const parts: string[] = [];
    let from = 0;
    for (const length of groups) {
      parts.push(text.slice(from, from + length));
      from += length;
    }
    return parts.join(gap);
  });

const identifier = fc.oneof(
  spelled(insz, [2, 2, 2, 3, 2]),
  spelled(iban, [4, 4, 4, 4]),
  spelled(mobile, [4, 2, 2, 2]),
  spelled(fixed, [2, 3, 2, 2]).filter((text) => !/^02(?: - |[^\d]?)(?:19|20)\d\d/.test(text)),
  email,
  fc.constantFrom(ADDRESS, ADDRESS.toUpperCase(), "rue de l'eglise, 12"),
);

/** What stands around identifiers: words, amounts, dates, years, punctuation. */
const around = fc.constantFrom(
  "Ik woon daar.",
  "nr 12",
  "1.314,20 euro",
  "03/03/2025",
  "sinds 2019",
  "voor mijn huur",
  "12 uren",
  "«Non»",
  "\n",
  "(",
  "\u{1f642}",
  "§ 2",
);
const hostile = fc
  .array(fc.oneof(identifier, around), { maxLength: 8 })
  .map((parts) => parts.join(" "));

/** Letters and signs of any script, and no digit and no @ at all. */
const harmless = fc
  .string({ unit: "grapheme", maxLength: 200 })
  .map((text) => text.replace(/[\p{N}@]/gu, ""));

describe(`identifiers in a text, properties (seed ${SEED})`, () => {
  it("M12: a masked text holds no identifier, and masking it again changes nothing", () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const once = maskIdentifiers(text, MARK, [ADDRESS]);
        expect(findIdentifiers(once.text, [ADDRESS])).toEqual([]);
        expect(maskIdentifiers(once.text, MARK, [ADDRESS])).toEqual({ text: once.text, masked: 0 });
      }),
      RUNS,
    );
  });

  it("M12: no identifier survives, whatever stands around it", () => {
    fc.assert(
      fc.property(identifier, around, around, (piece, before, after) => {
        const { text, masked } = maskIdentifiers(`${before} ${piece} ${after}`, MARK, [ADDRESS]);
        expect(masked).toBeGreaterThan(0);
        expect(text).not.toContain(piece);
        expect(text.replace(/\D/g, "")).not.toContain(piece.replace(/\D/g, "").padEnd(8, "?"));
      }),
      RUNS,
    );
  });

  it("M9: a text without digits and without @ stays as it is", () => {
    fc.assert(
      fc.property(harmless, (text) => {
        expect(maskIdentifiers(text, MARK, [ADDRESS])).toEqual({ text, masked: 0 });
      }),
      RUNS,
    );
  });

  it("M9: everything outside the pieces stays, in its order", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), hostile, fc.string(), (before, text, after) => {
        const whole = before + text + after;
        const parts = maskIdentifiers(whole, MARK, [ADDRESS]).text.split(MARK);
        let at = 0;
        for (const part of parts) {
          at = whole.indexOf(part, at);
          expect(at).toBeGreaterThanOrEqual(0);
          at += part.length;
        }
      }),
      RUNS,
    );
  });

  it("what is found is apart, in order and inside the text; a national number is one", () => {
    fc.assert(
      fc.property(hostile, (text) => {
        let at = 0;
        for (const { kind, start, end } of findIdentifiers(text, [ADDRESS])) {
          expect(start).toBeGreaterThanOrEqual(at);
          expect(end).toBeGreaterThan(start);
          at = end;
          const piece = text.slice(start, end).replace(/\D/g, "");
          if (kind === "nationalNumber" && piece.length === 11) {
            expect(checkInsz(piece).ok).toBe(true);
          }
        }
        expect(at).toBeLessThanOrEqual(text.length);
      }),
      RUNS,
    );
  });
});
