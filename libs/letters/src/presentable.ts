/**
 * What must not reach the typesetter, whoever typed it: control characters other than line breaks
 * (no font has them) and explicit direction overrides, with which a text could make the words
 * after it read differently. Marks that scripts need (joiners, direction marks) stay.
 */
const UNWANTED = /(?!\n)\p{Cc}|[\u202a-\u202e\u2066-\u2069\ufeff]/gu;

/** `text` as it can be typeset: same words, canonical form, line breaks as `\n`. */
export function presentableText(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?|[\u000b\u000c\u0085\u2028\u2029]/gu, "\n")
    .replaceAll("\t", " ")
    .replace(UNWANTED, "")
    .normalize("NFC");
}

/** What a template can receive: plain data, nothing that behaves. */
export type View =
  string | number | boolean | null | readonly View[] | { readonly [key: string]: View };

/** `view` with `change` applied to every text in it. */
export function mapTexts(view: View, change: (text: string) => string): View {
  if (typeof view === "string") return change(view);
  if (view === null || typeof view !== "object") return view;
  if (isList(view)) return view.map((item) => mapTexts(item, change));
  return Object.fromEntries(
    Object.entries(view).map(([key, value]) => [key, mapTexts(value, change)]),
  );
}

function isList(view: readonly View[] | { readonly [key: string]: View }): view is readonly View[] {
  return Array.isArray(view);
}
