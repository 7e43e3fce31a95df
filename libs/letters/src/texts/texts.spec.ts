import { frenchSpaces } from "./french-spacing.js";
import { TEXTS } from "./index.js";

/** Dotted paths to every text, functions included. */
function paths(value: unknown, path = ""): string[] {
  if (typeof value !== "object" || value === null) return [path];
  return Object.entries(value).flatMap(([key, item]) => paths(item, `${path}.${key}`));
}

/** Every text that is not a function. */
function strings(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap(strings);
}

describe("the texts", () => {
  it("say the same things in every language", () => {
    expect(paths(TEXTS.fr)).toEqual(paths(TEXTS.nl));
    expect(paths(TEXTS.de)).toEqual(paths(TEXTS.nl));
  });

  it.each(["nl", "fr", "de"] as const)(
    "have no empty place and no typewriter quotes in %s",
    (l) => {
      expect(strings(TEXTS[l]).filter((text) => text.trim() === "" || /['"]/u.test(text))).toEqual(
        [],
      );
    },
  );

  it("do not break French punctuation from its word", () => {
    expect(frenchSpaces("Quoi ? Ceci : « oui » ; non !")).toBe(
      "Quoi\u202f? Ceci\u00a0: «\u00a0oui\u00a0»\u202f; non\u202f!",
    );
    expect(strings(TEXTS.fr).filter((text) => / [:;?!»]/u.test(text))).toEqual([]);
    expect(TEXTS.fr.packet.reading.readIn("arabe")).toBe("langue\u00a0: arabe");
  });
});
