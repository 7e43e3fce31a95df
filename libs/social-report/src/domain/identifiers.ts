import { checkInsz } from "#statute";

/** A kind of identifier that must not travel to the committee. */
export type IdentifierKind =
  "nationalNumber" | "bankAccount" | "telephone" | "email" | "registeredDetail";

/** Where an identifier stands in a text. */
export interface FoundIdentifier {
  readonly kind: IdentifierKind;
  readonly start: number;
  readonly end: number;
}

const ELEVEN_DIGITS = /(?<!\d)\d(?:[ .\-/]?\d){10}(?!\d)/g;
const IBAN = /\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,4})?\b/gi;
const BELGIAN_TELEPHONE = /(?<!\d)(?:\+32|0032|0)[ ./-]?\d{1,3}(?:[ ./-]?\d{2,3}){2,4}(?!\d)/g;
const EMAIL = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g;

/**
 * Identifiers in `text` that the committee does not need: national numbers (by their check
 * digits), bank accounts, Belgian telephone numbers, e-mail addresses, and whatever `registered`
 * names literally (the address, telephone, account of this very person). Case and spacing do not
 * matter. Found pieces do not overlap and come in order.
 */
export function findIdentifiers(
  text: string,
  registered: readonly string[] = [],
): FoundIdentifier[] {
  const found: FoundIdentifier[] = [
    ...matches(text, ELEVEN_DIGITS, "nationalNumber").filter(
      ({ start, end }) => checkInsz(text.slice(start, end).replace(/\D/g, "")).ok,
    ),
    ...matches(text, IBAN, "bankAccount").filter(({ start, end }) =>
      isIban(text.slice(start, end)),
    ),
    ...matches(text, BELGIAN_TELEPHONE, "telephone").filter(({ start, end }) =>
      isTelephone(text.slice(start, end)),
    ),
    ...matches(text, EMAIL, "email"),
    ...registered.flatMap((value) => literal(text, value)),
  ];
  found.sort((a, b) => a.start - b.start || b.end - a.end);
  const apart: FoundIdentifier[] = [];
  for (const one of found) {
    if (one.start >= (apart.at(-1)?.end ?? 0)) apart.push(one);
  }
  return apart;
}

/** `text` with every identifier replaced by `mark`; and how many there were. */
export function maskIdentifiers(
  text: string,
  mark: string,
  registered: readonly string[] = [],
): { readonly text: string; readonly masked: number } {
  const found = findIdentifiers(text, registered);
  let masked = "";
  let from = 0;
  for (const { start, end } of found) {
    masked += text.slice(from, start) + mark;
    from = end;
  }
  return { text: masked + text.slice(from), masked: found.length };
}

function matches(text: string, pattern: RegExp, kind: IdentifierKind): FoundIdentifier[] {
  return [...text.matchAll(pattern)].map((match) => ({
    kind,
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/** A Belgian number has 9 digits after the zero or country code is taken for one (fixed) or 10 (mobile). */
function isTelephone(text: string): boolean {
  const digits = text.replace(/\D/g, "").replace(/^(?:0032|32)/, "0");
  return digits.length === 9 || digits.length === 10;
}

/** ISO 13616: the rearranged account number modulo 97 is 1. */
function isIban(text: string): boolean {
  const compact = text.replaceAll(" ", "").toUpperCase();
  const digits = (compact.slice(4) + compact.slice(0, 4)).replace(/[A-Z]/g, (letter) =>
    String(letter.charCodeAt(0) - 55),
  );
  return /^\d+$/.test(digits) && BigInt(digits) % 97n === 1n;
}

/** `value` in `text`, whatever the case and whatever stands between its letters and digits. */
function literal(text: string, value: string): FoundIdentifier[] {
  const characters = Array.from(value).filter((c) => /[\p{L}\p{N}]/u.test(c));
  if (characters.length < 4) return [];
  const pattern = characters
    .map((c) => c.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"))
    .join("[^\\p{L}\\p{N}]{0,2}");
  return matches(
    text,
    new RegExp(`(?<![\\p{L}\\p{N}])${pattern}(?![\\p{L}\\p{N}])`, "giu"),
    "registeredDetail",
  );
}
