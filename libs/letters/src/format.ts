import { type EuroCents, formatEuros, type LegalDate } from "#kernel";
import { Temporal } from "temporal-polyfill";
import type { Language } from "./models.js";

const LOCALES: Readonly<Record<Language, string>> = { nl: "nl-BE", fr: "fr-BE", de: "de-BE" };

/** `€ 1.314,20` · `1 314,20 €` · `1.314,20 €`, with spaces that do not break; minus in front. */
export function formatMoney(amount: EuroCents, language: Language): string {
  const decimal = formatEuros(amount);
  const text = new Intl.NumberFormat(LOCALES[language], {
    style: "currency",
    currency: "EUR",
    // Formats the decimal text itself, so that no amount passes through a binary fraction.
  }).format(decimal.replace("-", "") as Intl.StringNumericLiteral);
  return (amount < 0 ? `− ${text}` : text).replaceAll(" ", "\u00a0");
}

/** `3 maart 2025` · `3 mars 2025` · `3. März 2025`; never broken over two lines. */
export function formatDate(date: LegalDate, language: Language): string {
  const text = Temporal.PlainDate.from(date).toLocaleString(LOCALES[language], {
    day: "numeric",
    month: "long",
    year: "numeric",
  });
  // French says the first of the month as an ordinal, which Intl does not.
  const said = language === "fr" ? text.replace(/^1 /u, "1er ") : text;
  return said.replaceAll(" ", "\u00a0");
}

/** Name of a language, `Arabisch` for `ar`; the code itself when it has no name. */
export function formatLanguage(code: string, language: Language): string {
  try {
    return new Intl.DisplayNames(LOCALES[language], { type: "language" }).of(code) ?? code;
  } catch {
    return code;
  }
}
