const NARROW = "\u202f";
const NO_BREAK = "\u00a0";

/** French `text` with unbreakable spaces at its punctuation: narrow before `;?!`, full at `:«»`. */
export function frenchSpaces(text: string): string {
  return text
    .replace(/ ([;?!])/gu, `${NARROW}$1`)
    .replace(/ ([:»])/gu, `${NO_BREAK}$1`)
    .replace(/« /gu, `«${NO_BREAK}`);
}

/** `texts` with `frenchSpaces` in every string and in the result of every function. */
export function withFrenchSpaces<T extends object>(texts: T): T {
  return spaced(texts) as T;
}

function spaced(value: unknown): unknown {
  if (typeof value === "string") return frenchSpaces(value);
  if (typeof value === "function") {
    return (...args: unknown[]) => spaced(Reflect.apply(value, undefined, args));
  }
  if (Array.isArray(value)) return value.map(spaced);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, spaced(item)]));
}
