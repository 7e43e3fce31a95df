/** Languages in which the law is explained: the three of the country, and English for colleagues. */
export const LANGUAGES = ["nl", "fr", "de", "en"] as const;

export type Language = (typeof LANGUAGES)[number];

/** One short text in every language. */
export type Labels = Readonly<Record<Language, string>>;
