import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { renderDecisionLetter } from "./decision-letter.js";
import { LANGUAGES } from "./models.js";
import { renderPacket } from "./packet.js";
import { renderReceipt } from "./receipt.js";
import { readPdf } from "./testing/read-pdf.js";
import {
  sampleGrant,
  samplePacket,
  sampleReceipt,
  sampleRefusal,
} from "./testing/sample-models.js";
import { LetterRenderingError, TypstRenderer } from "./typst-renderer.js";

/** Everything that means something in the markup of the typesetter. */
const MARKUP =
  '#panic("x") #read("/etc/passwd") *bold* _emph_ $x^2$ @ref <label> `raw` \\ "q" \'s\' // c /* c */ = h [c] {c} ~ -- ---';

/** The sample packet with `text` as the words of the person. */
function packetSaying(text: string) {
  const model = samplePacket("nl");
  return { ...model, remarks: [{ version: 1, on: model.preparedOn, text }] };
}

describe("every document", () => {
  it.each(LANGUAGES)("states its title, author, language and date in %s", async (language) => {
    const {
      language: stated,
      title,
      author,
      created,
    } = await readPdf(renderReceipt(sampleReceipt(language)).bytes);
    expect(stated?.toLowerCase()).toContain(language);
    expect(title).toBeTruthy();
    expect(author).toBe(sampleReceipt(language).centre.name);
    expect(created).toMatch(/^D:20250303/u);
  });

  it("is tagged for screen readers exactly when the compiler can make PDF/UA", async () => {
    const document = renderDecisionLetter(sampleGrant("nl"));
    const { isTagged, roles } = await readPdf(document.bytes);
    const wanted = ["H1", "H2", "P", "Table", "TR", "TH", "TD", "L", "LI"];
    expect(isTagged).toBe(document.standard === "ua-1");
    expect(wanted.filter((role) => roles.has(role))).toEqual(isTagged ? wanted : []);
  });

  it("declares the standard that it was made to", () => {
    const { bytes, standard } = renderReceipt(sampleReceipt("nl"));
    const declaration = standard === "ua-1" ? "pdfuaid:part" : "pdfaid:part";
    expect(Buffer.from(bytes).includes(declaration)).toBe(true);
  });

  it("is the same to the byte for the same model, whatever was made in between", () => {
    const first = new TypstRenderer();
    const before = LANGUAGES.map((language) => renderPacket(samplePacket(language), first).bytes);
    renderReceipt(sampleReceipt("fr"), first);
    const second = new TypstRenderer();
    LANGUAGES.forEach((language, index) => {
      const expected = Buffer.from(before[index] ?? []);
      expect(expected.equals(renderPacket(samplePacket(language), first).bytes)).toBe(true);
      expect(expected.equals(renderPacket(samplePacket(language), second).bytes)).toBe(true);
    });
  });

  it("compiles without warnings", () => {
    const warned: string[] = [];
    const renderer = new TypstRenderer({ onWarning: (template) => warned.push(template) });
    for (const language of LANGUAGES) {
      renderReceipt(sampleReceipt(language), renderer);
      renderPacket(samplePacket(language), renderer);
      renderDecisionLetter(sampleGrant(language), renderer);
      renderDecisionLetter(sampleRefusal(language), renderer);
    }
    expect(warned).toEqual([]);
  });
});

describe("a person's words", () => {
  it("are shown and never carried out, wherever they stand", async () => {
    const receipt = sampleReceipt("nl");
    const hostile = { ...receipt, person: { name: MARKUP, address: [MARKUP] }, service: MARKUP };
    const { text } = await readPdf(renderReceipt(hostile).bytes);
    expect(text.split(MARKUP).length - 1).toBeGreaterThanOrEqual(4);
    expect((await readPdf(renderPacket(packetSaying(MARKUP)).bytes)).text).toContain(MARKUP);
  });

  it("stay inside the page when a word is too long for a line", async () => {
    const word = "Verantwoordelijkheid".repeat(30);
    const { text } = await readPdf(renderPacket(packetSaying(word)).bytes);
    expect(text.replaceAll(" ", "")).toContain(word);
  });

  it.each([
    ["accents and the euro", "Ça coûte 5 € à Noël; ĳ, œ, ß, Ÿ, ł, ş"],
    ["Greek and Cyrillic", "Γειά σου, привет"],
    ["Hebrew", "שלום"],
    ["ligatures", "officiële griffie, fluit, afflux"],
  ])("keep their characters: %s", async (_, words) => {
    const { text } = await readPdf(renderPacket(packetSaying(words)).bytes);
    expect(text).toContain(words);
    expect(text).not.toContain("[U+");
  });

  it("keep Arabic letters and combining accents", async () => {
    const { text } = await readPdf(renderPacket(packetSaying("e\u0301te\u0301 مرحبا")).bytes);
    expect(text).toContain("été");
    expect(text).toMatch(/\p{Script=Arabic}{3}/u);
    expect(text).not.toContain("[U+");
  });

  it("show a character that no font has by its number, and explain it", async () => {
    const { text } = await readPdf(renderPacket(packetSaying("Blij 😀👨‍👩‍👧 ሰ!")).bytes);
    expect(text).toContain("Blij [U+1F600][U+1F468][U+1F469][U+1F467] [U+1230]!");
    expect(text).toContain("Sommige tekens kunnen niet gedrukt worden");
    expect((await readPdf(renderPacket(packetSaying("Blij")).bytes)).text).not.toContain("[U+");
  });

  it("cannot turn the reading direction of what follows, nor break the document", async () => {
    const { text } = await readPdf(
      renderPacket(packetSaying("a\u202eb\u0000c\ud800d\u2066e")).bytes,
    );
    expect(text).toContain("abc\ufffdde");
  });
});

describe("a document that cannot be made", () => {
  it("is a typed error without a word of its content", () => {
    const templates = mkdtempSync(join(tmpdir(), "templates-"));
    try {
      writeFileSync(
        join(templates, "receipt.typ"),
        "#panic(json(bytes(sys.inputs.view)).person.name)",
      );
      let failure: unknown;
      try {
        renderReceipt(sampleReceipt("nl"), new TypstRenderer({ templates }));
      } catch (error) {
        failure = error;
      }
      expect(failure).toBeInstanceOf(LetterRenderingError);
      const error = failure as LetterRenderingError;
      expect(error.code).toBe("letters.rendering-failed");
      expect(error.message).toBe("template receipt failed to compile");
      expect(error.cause).toBeUndefined();
      expect(`${String(error.stack)}${JSON.stringify(error)}`).not.toContain("Verlinden");
    } finally {
      rmSync(templates, { recursive: true });
    }
  });
});
