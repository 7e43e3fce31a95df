import { findIdentifiers, type IdentifierKind, maskIdentifiers } from "./identifiers.js";

/** The pieces of `text` that are found, with their kind. */
function found(text: string, registered: readonly string[] = []): [IdentifierKind, string][] {
  return findIdentifiers(text, registered).map(({ kind, start, end }) => [
    kind,
    text.slice(start, end),
  ]);
}

describe("M12: a national number is found, however it is written", () => {
  it.each([
    "85000089913",
    "85.00.00-899.13",
    "85 00 00 899 13",
    "850000-899-13",
    "850000 899-13",
    "85.00.00.899.13",
    "85/00/00-899.13",
    "85.00.00 - 899.13",
    "85.00.00\u2013899.13",
    "85\u00a000\u00a000\u00a0899\u00a013",
    "850000\n89913",
    "8 5 0 0 0 0 8 9 9 1 3",
  ])("%p", (written) => {
    expect(found(`Haar nummer is ${written}.`)).toEqual([["nationalNumber", written]]);
  });

  it.each([
    ["of somebody born after 1999", "03.00.00-995.67"],
    ["a bis number (month + 40)", "85.40.00-898.03"],
    ["a bis number (month + 20)", "85.20.00-897.58"],
    ["a bis number after 1999", "03.40.00-897.57"],
  ])("%s", (_what, written) => {
    expect(found(`(${written})`)).toEqual([["nationalNumber", written]]);
  });

  it.each([
    ["behind a house number", "Op nr 12 85.00.00-899.13 gezien", "85.00.00-899.13"],
    ["before a count", "85.00.00-899.13 2 keer", "85.00.00-899.13"],
    ["glued to a word", "RRN85000089913x", "85000089913"],
    ["behind a year", "sinds 2019 85.00.00-899.13", "85.00.00-899.13"],
  ])("%s", (_what, text, written) => {
    expect(found(text)).toEqual([["nationalNumber", written]]);
  });

  it.each([
    ["a wrong check number", "85000089914"],
    ["an impossible month", "85130089913"],
    ["ten digits", "8500008991"],
    ["twelve digits in one", "850000899130"],
  ])("not %s", (_what, written) => {
    expect(found(`nummer ${written} hier`)).toEqual([]);
  });
});

describe("M12: a bank account is found, however it is written", () => {
  it.each([
    "BE68000123456789",
    "BE68 0001 2345 6789",
    "be68 0001 2345 6789",
    "Be68000123456789",
    "BE 68 0001 2345 6789",
    "BE68-0001-2345-6789",
    "BE68.0001.2345.6789",
    "BE68\u00a00001\u00a02345\u00a06789",
    "NL96FICT0000000001",
    "nl96 fict 0000 0000 01",
    "FR76 0000 0000 0000 0000 0000 000",
    "DE09 0000 0000 0000 0000 01",
    "LU83 0000 0000 0000 0001",
    "GB27 FICT 0000 0000 0000 01",
    "IT56 A000 0000 0000 0000 0000 001",
  ])("%s", (written) => {
    expect(found(`rekening ${written}.`)).toEqual([["bankAccount", written]]);
    expect(found(`${written} voor mijn huur van 2025`)).toEqual([["bankAccount", written]]);
  });

  it("with IBAN in front of it", () => {
    expect(found("IBAN BE68 0001 2345 6789, bij de bank")).toEqual([
      ["bankAccount", "IBAN BE68 0001 2345 6789"],
    ]);
    expect(found("IBANBE68000123456789")).toEqual([["bankAccount", "IBANBE68000123456789"]]);
  });

  it.each(["BE69 0001 2345 6789", "BE68 0001 2345 678", "AB12", "de 12 maanden van 2024 tot 2025"])(
    "not %s",
    (text) => {
      expect(found(`Zie ${text} hier`)).toEqual([]);
    },
  );
});

describe("M12: a telephone number is found, however it is written", () => {
  it.each([
    "0490000000",
    "0490 00 00 00",
    "0490/00.00.00",
    "0490/00 00 00",
    "0490-000-000",
    "0490 000 000",
    "0490.00.00.00",
    "04 90 00 00 00",
    "+32490000000",
    "+32 490 00 00 00",
    "+32 (0)490 00 00 00",
    "+32(0)490/00.00.00",
    "0032 490 00 00 00",
    "0032-490-000-000",
    "02 123 45 67",
    "02/123.45.67",
    "021234567",
    "02 1234567",
    "03-123 45 67",
    "09/123 45 67",
    "012 34 56 78",
    "012/34.56.78",
    "016/123.456",
    "0800 12 345",
    "070 12 34 56",
    "+32 2 123 45 67",
    "+32 12 34 56 78",
    "+33 6 00 00 00 00",
    "0031 6 00 00 00 00",
    "+352 621 000 000",
  ])("%s", (written) => {
    expect(found(`Bel ${written}, a.u.b.`)).toEqual([["telephone", written]]);
    expect(found(`(${written}) of na vijf uur`)).toEqual([["telephone", written]]);
  });

  it("with the area code between brackets", () => {
    expect(found("Bel (02) 123 45 67 of (0490) 00 00 00.").map(([kind]) => kind)).toEqual([
      "telephone",
      "telephone",
    ]);
    expect(maskIdentifiers("Bel (02) 123 45 67!", "[•]").text).toBe("Bel ([•]!");
  });

  it.each([
    ["before an hour", "0490 00 00 00 10 uur", "0490 00 00 00"],
    ["before a year", "02 123 45 67 2025", "02 123 45 67"],
    ["behind a colon", "tel:0490000000", "0490000000"],
    ["behind a number of a list", "1.0490 00 00 00", "0490 00 00 00"],
  ])("%s", (_what, text, written) => {
    expect(found(text)).toEqual([["telephone", written]]);
  });
});

describe("M12: an e-mail address is found", () => {
  it.each([
    "roza@example.be",
    "Roza.Denkbeeldig+ocmw@mail.example.com",
    "andré@exemple.be",
    "r_d-2@ex-ample.org",
    "roza @ example.be",
  ])("%s", (written) => {
    expect(found(`Schrijf naar ${written}.`)).toEqual([["email", written]]);
  });

  it.each(["@roza", "roza@", "een @ teken. Nieuw", "a@b"])("not %s", (text) => {
    expect(found(text)).toEqual([]);
  });

  it("without slowing down on a long text without spaces", () => {
    expect(found("a".repeat(8_000))).toEqual([]);
    expect(found("0 ".repeat(4_000))).toEqual([]);
    expect(found("be12".repeat(2_000))).toEqual([]);
  });
});

describe("M12: what is registered of this person is found literally", () => {
  const registered = ["Rue de l’Église 12", "Denkbeeldlaan 30"];

  it.each([
    "Rue de l’Église 12",
    "rue de l'église 12",
    "RUE DE L'EGLISE 12",
    "rue de l'e\u0301glise, 12",
    "Rue  de\u00a0l’ Église\n12",
    "ruedeleglise12",
    "DENKBEELDLAAN 30",
    "Denkbeeldlaan, 30",
    "denkbeeld-laan 30",
  ])("%p", (written) => {
    expect(found(`Woont ${written}, al lang.`, registered)).toEqual([
      ["registeredDetail", written],
    ]);
  });

  it.each(["Denkbeeldlaan 301", "Oude Xdenkbeeldlaan 30", "Denkbeeldlaan", "Kerkstraat 12"])(
    "not another address: %s",
    (text) => {
      expect(found(text, registered)).toEqual([]);
    },
  );

  it("nothing is found for what is too short to mean anything", () => {
    expect(found("nr 12 in de A 1", ["12", "A 1", ""])).toEqual([]);
  });

  it("signs that mean something in a pattern are taken literally", () => {
    expect(found("Woont (Plein [1] +2).", ["Plein [1] +2"])).toEqual([
      ["registeredDetail", "Plein [1] +2"],
    ]);
  });
});

describe("M9: what is no identifier stays as the person said it", () => {
  it.each([
    "Ik kreeg 1.314,20 euro en daarna 15.770,41 euro per jaar.",
    "Op 03/03/2025 en op 05.03.2025, ook van 2025-03-03 tot 2025-03-10.",
    "Op 03/03/2025 12 uren en op 04/05/2025 123 euro.",
    "Van 03/03/2025 - 25/03/2025 10 dagen.",
    "Loon 01/2025 835,03 euro; loon 02/2025 500,00 euro.",
    "Op 02.03.25 120 euro.",
    "Elke dag van 09.00 tot 12.30 en van 13:00 tot 16:00.",
    "Open 09.00-12.00 1 uur later.",
    "Zie art. 3, 4° en art. 14 § 2 van de wet van 26 mei 2002, art. 22–35 KB.",
    "Dossier LF-2025-7K3QX9AB en LF-2025-01234567.",
    "In 2019, 2020 en 2025 werkte ik 12 uren, 38 uren in 2024.",
    "Het nummer 123456789 of 123 456 789.",
    "Besluit 4f9c4a52-1f6a-4a43-9d0e-3a5f1f0c2b7e.",
    "9999 Lindeveld, 3de verdieping, bus 4.",
    "100.000.000 euro, 0,50 euro, 0 euro, -5 graden, 3 x 20 = 60.",
    "B.S. 31 juli 2002, numac 2002022559.",
    "02 03 04 05 06 waren bezet.",
    "Ma fille (3 ans) a eu 40 °C de fièvre à 23 h 45.",
  ])("%s", (text) => {
    expect(found(text)).toEqual([]);
    expect(maskIdentifiers(text, "[•••]")).toEqual({ text, masked: 0 });
  });
});

describe("masking", () => {
  it("replaces each piece and counts them; the rest stays, with its line breaks", () => {
    const text = "Bel mij:\n0490 00 00 00\r\nof roza@example.be \u{1f642}";
    expect(maskIdentifiers(text, "[•••]")).toEqual({
      text: "Bel mij:\n[•••]\r\nof [•••] \u{1f642}",
      masked: 2,
    });
  });

  it("masks pieces that overlap as one: half of a number is not hidden", () => {
    const { text, masked } = maskIdentifiers("Denkbeeldlaan 30 490000000", "[•]", [
      "Denkbeeldlaan 30",
      "30 490000000",
    ]);
    expect(text).toBe("[•]");
    expect(masked).toBe(1);
  });

  it("goes on until nothing is left that was hidden by what stood before it", () => {
    const { text } = maskIdentifiers("85.00.00-899.13,0490000000", "[•]");
    expect(text).toBe("[•],[•]");
  });

  it.each(["x", "1", "[weg]"])("takes no mark that could itself be a part: %s", (mark) => {
    expect(() => maskIdentifiers("", mark)).toThrow(TypeError);
  });
});
