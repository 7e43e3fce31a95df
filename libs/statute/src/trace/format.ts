import { type EuroCents, formatEuros, type LegalDate } from "#kernel";
import type { Language } from "../law/language.js";

const NBSP = "\u00a0";

/** Marks of an amount: thousands, decimals. */
const MARKS: Readonly<Record<Language, readonly [string, string]>> = {
  nl: [".", ","],
  fr: [NBSP, ","],
  de: [".", ","],
  en: [",", "."],
};

/** An amount as people of that language write it, without depending on the machine's locales. */
export function formatAmount(amount: EuroCents, language: Language): string {
  const [thousands, decimal] = MARKS[language];
  const [euros = "", cents = ""] = formatEuros(amount).split(".");
  const figure = euros.replace(/\B(?=(\d{3})+$)/g, thousands) + decimal + cents;
  if (language === "en") return `€${figure}`;
  return language === "nl" ? `€${NBSP}${figure}` : `${figure}${NBSP}€`;
}

/** A factor with four decimals, as people of that language write it. */
export function formatFactor(factor: string, language: Language): string {
  return factor.replace(".", MARKS[language][1]);
}

/** A day in figures, as people of that language write it. */
export function formatDate(date: LegalDate, language: Language): string {
  const [year = "", month = "", day = ""] = date.split("-");
  if (language === "en") return date;
  return [day, month, year].join(language === "de" ? "." : "/");
}
