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

/** What people put between the digits of a number: white space, dots, slashes, dashes, nothing. */
const GAP = String.raw`[\s._/\-\u200B\u2010-\u2015\u2060\u2212]{0,3}`;
const GAP_OR_BRACKET = String.raw`[\s._/()\-\u200B\u2010-\u2015\u2060\u2212]{0,3}`;

/** National significant number: mobile (nine digits, 45 to 49) or fixed (eight). */
const BELGIAN_NUMBER = `(?:4G[5-9](?:G\\d){7}|[1-9](?:G\\d){7})`;

/*
 * Each pattern looks ahead and takes its piece in group 1, so that a piece that turns out to be
 * something else does not swallow the beginning of a real one: "nr 12 85.07.30-033.28".
 */
const ELEVEN_DIGITS = lookingAt(`\\d(?:G\\d){10}(?!\\d)`, `(?<!\\d)`, GAP);
const IBAN_LIKE = lookingAt(
  `(?:IBANG)?[A-Z]{2}G\\d{2}(?:G[A-Z\\d]){11,30}`,
  `(?<![\\p{L}\\p{N}])`,
  GAP,
);
const NATIONAL_TELEPHONE = lookingAt(
  `0G${BELGIAN_NUMBER}(?!\\d)`,
  `(?<!\\d)(?<!\\d,)`,
  GAP_OR_BRACKET,
);
const INTERNATIONAL_TELEPHONE = lookingAt(
  `(?:\\+|00)G(?:3G2(?:G0)?G${BELGIAN_NUMBER}|[1-9](?:G\\d){8,13})(?!\\d)`,
  `(?<!\\d)(?<!\\d[.,:])`,
  GAP_OR_BRACKET,
);
const EMAIL = /[\p{L}\p{N}_.%+-]{1,64} ?@ ?[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,8}/gu;

const DATE =
  /^(?:0[1-9]|[12]\d|3[01])([./-])(?:0?[1-9]|1[0-2])\1(?:(?:19|20)\d{2}|\d{2}(?!\1\d))(?!\d)/;
const AREA_CODE = /^0(?:[2349]|\d{2,3})$/;
const YEAR = /^(?:19|20)\d{2}$/;

/** Length of an account number where we know it: Belgium and its neighbours. */
const IBAN_LENGTHS: Readonly<Record<string, number>> = { BE: 16, NL: 18, LU: 20, DE: 22, FR: 27 };
const SHORTEST_IBAN = 15;
/** A bank code of four letters, and a letter in the account itself. */
const MOST_LETTERS = 5;

/**
 * Identifiers in `text` that the committee does not need: national numbers (by their check
 * digits), bank accounts, telephone numbers, e-mail addresses, and whatever `registered` names
 * literally (the address, telephone, account of this very person). Case, accents and spacing do
 * not matter. Found pieces do not overlap and come in order.
 */
export function findIdentifiers(
  text: string,
  registered: readonly string[] = [],
): FoundIdentifier[] {
  const found: FoundIdentifier[] = [
    ...pieces(text, ELEVEN_DIGITS, "nationalNumber").filter(
      ({ start, end }) => checkInsz(text.slice(start, end).replace(/\D/g, "")).ok,
    ),
    ...ibans(text),
    ...pieces(text, NATIONAL_TELEPHONE, "telephone").filter((piece) =>
      isGroupedAsTelephone(text, piece),
    ),
    ...pieces(text, INTERNATIONAL_TELEPHONE, "telephone"),
    ...pieces(text, EMAIL, "email"),
    ...literals(text, registered),
  ];
  found.sort((a, b) => a.start - b.start || b.end - a.end);
  const apart: FoundIdentifier[] = [];
  for (const one of found) {
    const last = apart.at(-1);
    if (last === undefined || one.start >= last.end) apart.push(one);
    // What overlaps is one piece: hiding half of a number is not hiding it.
    else apart.splice(-1, 1, { ...last, end: Math.max(last.end, one.end) });
  }
  return apart;
}

/** `text` with every identifier replaced by `mark`; and how many there were. */
export function maskIdentifiers(
  text: string,
  mark: string,
  registered: readonly string[] = [],
): { readonly text: string; readonly masked: number } {
  if (/[\p{L}\p{N}]/u.test(mark)) throw new TypeError("a mark has no letters and no digits");
  let current = text;
  let masked = 0;
  // Again until there is none: what was glued to an identifier can be one once it stands alone.
  for (
    let found = findIdentifiers(current, registered);
    found.length > 0;
    found = findIdentifiers(current, registered)
  ) {
    for (const { start, end } of found.toReversed()) {
      current = current.slice(0, start) + mark + current.slice(end);
    }
    masked += found.length;
  }
  return { text: current, masked };
}

function lookingAt(piece: string, notAfter: string, gap: string): RegExp {
  return new RegExp(`${notAfter}(?=(${piece.replaceAll("G", gap)}))`, "giu");
}

function pieces(text: string, pattern: RegExp, kind: IdentifierKind): FoundIdentifier[] {
  return [...text.matchAll(pattern)].map((match) => ({
    kind,
    start: match.index,
    end: match.index + (match[1] ?? match[0]).length,
  }));
}

/**
 * Tells a telephone number from what also begins with a zero: dates (03/03/2025 12), a month and an
 * amount (03/2025 835,03). A fixed number is an area code and groups of two digits or more.
 */
function isGroupedAsTelephone(text: string, { start, end }: FoundIdentifier): boolean {
  if (DATE.test(text.slice(start))) return false;
  const groups = text.slice(start, end).match(/\d+/g) ?? [];
  const isMobile = groups.join("").length === 10;
  if (groups.length === 1 || isMobile) return true;
  const [area = "", first = "", ...others] = groups;
  return (
    AREA_CODE.test(area) &&
    !YEAR.test(first) &&
    [first, ...others].every(({ length }) => length > 1)
  );
}

/** Account numbers: words that follow one may look like a part of it, so every length is tried. */
function ibans(text: string): FoundIdentifier[] {
  return pieces(text, IBAN_LIKE, "bankAccount").flatMap((piece) => {
    for (let { end } = piece; end > piece.start; end -= 1) {
      const endsHere = !/[\p{L}\p{N}]/u.test(text.charAt(end));
      if (endsHere && isIban(text.slice(piece.start, end))) return [{ ...piece, end }];
    }
    return [];
  });
}

/** ISO 13616: the rearranged account number modulo 97 is 1. */
function isIban(text: string): boolean {
  if (!/[a-z\d]$/i.test(text)) return false;
  const compact = text
    .toUpperCase()
    .replace(/[^A-Z\d]/g, "")
    .replace(/^IBAN/, "");
  const length = IBAN_LENGTHS[compact.slice(0, 2)];
  if (compact.length < SHORTEST_IBAN || (length !== undefined && compact.length !== length)) {
    return false;
  }
  // Of "de 12 maanden van 2025" the check number can be right by chance.
  if (compact.slice(4).replace(/\d/g, "").length > MOST_LETTERS) return false;
  const digits = (compact.slice(4) + compact.slice(0, 4)).replace(/[A-Z]/g, (letter) =>
    String(letter.charCodeAt(0) - 55),
  );
  return BigInt(digits) % 97n === 1n;
}

/** How far apart the letters of a registered detail may stand. */
const WIDEST_GAP = 3;
const SHORTEST_DETAIL = 4;

/** The `values` in `text`, whatever the case, the accents and what stands between the letters. */
function literals(text: string, values: readonly string[]): FoundIdentifier[] {
  const { letters, starts, ends } = fold(text);
  /** What stands before the `at`-th letter, counted from the letter before it. */
  const gapBefore = (at: number) => (starts[at] ?? Infinity) - (ends[at - 1] ?? -Infinity);
  const found: FoundIdentifier[] = [];
  for (const value of values) {
    const wanted = fold(value).letters;
    if (wanted.length < SHORTEST_DETAIL) continue;
    for (let at = letters.indexOf(wanted); at >= 0; at = letters.indexOf(wanted, at + 1)) {
      const after = at + wanted.length;
      let isOne = gapBefore(at) > 0 && gapBefore(after) > 0;
      for (let next = at + 1; isOne && next < after; next += 1) {
        isOne = gapBefore(next) <= WIDEST_GAP;
      }
      if (isOne) {
        found.push({ kind: "registeredDetail", start: starts[at] ?? 0, end: ends[after - 1] ?? 0 });
      }
    }
  }
  return found;
}

/** The letters and digits of `text`, without case and accents, and where each stands in it. */
function fold(text: string) {
  let letters = "";
  let at = 0;
  const starts: number[] = [];
  const ends: number[] = [];
  for (const character of text) {
    const bare = character.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");
    const end = at + character.length;
    if (bare === "" && ends.length > 0 && ends.at(-1) === at) {
      // An accent of its own belongs to the letter before it.
      ends.splice(-1, 1, end);
    } else if (/[\p{L}\p{N}]/u.test(bare)) {
      letters += bare;
      for (let unit = 0; unit < bare.length; unit += 1) {
        starts.push(at);
        ends.push(end);
      }
    }
    at = end;
  }
  return { letters, starts, ends };
}
