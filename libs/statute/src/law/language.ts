/** Languages in which the law is explained: the three of the country, and English for colleagues. */
export const LANGUAGES = ["nl", "fr", "de", "en"] as const;

export type Language = (typeof LANGUAGES)[number];

/** One short text in every language. */
export type Labels = Readonly<Record<Language, string>>;

/**
 * `texts` as they are printed: in French no line breaks before punctuation. The space before `:` is
 * a no-break space, the one before `;`, `?` and `!` a narrow one.
 */
export function typeset<K extends string>(
  texts: Readonly<Record<K, Labels>>,
): Readonly<Record<K, Labels>> {
  const entries = Object.entries<Labels>(texts).map(([key, labels]) => [
    key,
    { ...labels, fr: frenchSpaces(labels.fr) },
  ]);
  return Object.fromEntries(entries) as Record<K, Labels>;
}

function frenchSpaces(text: string): string {
  return text.replace(/ :/g, "\u00a0:").replace(/ (?=[;?!])/g, "\u202f");
}
