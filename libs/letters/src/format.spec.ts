import { euroCents, legalDate } from "#kernel";
import { formatDate, formatLanguage, formatMoney } from "./format.js";

const plain = (text: string) => text.replace(/[\u00a0\u202f]/gu, " ");

describe("formatMoney", () => {
  it.each([
    ["nl", "€ 1.314,20", "− € 0,05"],
    ["fr", "1 314,20 €", "− 0,05 €"],
    ["de", "1.314,20 €", "− 0,05 €"],
  ] as const)("writes amounts as in Belgium in %s", (language, amount, negative) => {
    expect(plain(formatMoney(euroCents(131420), language))).toBe(amount);
    expect(plain(formatMoney(euroCents(-5), language))).toBe(negative);
  });

  it("does not break over two lines", () => {
    expect(formatMoney(euroCents(-131420), "nl")).not.toContain(" ");
  });
});

describe("formatDate", () => {
  it.each([
    ["nl", "1 maart 2025", "31 december 2025"],
    ["fr", "1er mars 2025", "31 décembre 2025"],
    ["de", "1. März 2025", "31. Dezember 2025"],
  ] as const)("writes dates in full in %s", (language, first, last) => {
    expect(plain(formatDate(legalDate("2025-03-01"), language))).toBe(first);
    expect(plain(formatDate(legalDate("2025-12-31"), language))).toBe(last);
  });
});

describe("formatLanguage", () => {
  it("names a language, and falls back to what it was given", () => {
    expect(formatLanguage("ar", "nl")).toBe("Arabisch");
    expect(formatLanguage("nl", "fr")).toBe("néerlandais");
    expect(formatLanguage("not a code", "de")).toBe("not a code");
  });
});
