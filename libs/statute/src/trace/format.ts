import type { Fraction } from "fraction.js";
import { type EuroCents, euroCents, formatEuros, type LegalDate } from "#kernel";
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

/** Decimals with which an amount is written that is not rounded to the cent yet. */
const UNROUNDED_DECIMALS = 4;

/**
 * An exact number of cents in euros with four decimals, and dots where there are more: an amount
 * that is not rounded yet, as `835,0341… €`.
 */
export function formatUnrounded(cents: Fraction, language: Language): string {
  const shown = cents.div(100).floor(UNROUNDED_DECIMALS);
  const more = shown.equals(cents.div(100)) ? "" : "…";
  const [euros = "0", decimals = ""] = shown.toString(UNROUNDED_DECIMALS).split(".");
  const whole = formatAmount(euroCents(Number(euros) * 100), language);
  return whole.replace(/00(?=\D*$)/, decimals.padEnd(UNROUNDED_DECIMALS, "0") + more);
}

/** A factor with four decimals, as people of that language write it. */
export function formatFactor(factor: string, language: Language): string {
  return factor.replace(".", MARKS[language][1]);
}

/** A colon as people of that language set it: in French after a space. */
export function colon(language: Language): string {
  return language === "fr" ? `${NBSP}:` : ":";
}

/** A semicolon between two texts, as people of that language set it. */
export function semicolon(language: Language): string {
  return language === "fr" ? "\u202f; " : "; ";
}

/** A day in figures, as people of that language write it. */
export function formatDate(date: LegalDate, language: Language): string {
  const [year = "", month = "", day = ""] = date.split("-");
  if (language === "en") return date;
  return [day, month, year].join(language === "de" ? "." : "/");
}
