/**
 * A text or file does not have the form that it should have. The message says which form and what
 * is wrong with it, never what it holds.
 */
export class FormatInvalid extends Error {
  constructor(
    /** What it should be: `checkpoint`, `tlog-proof` … */
    readonly format: string,
    /** What is wrong, in a word that stays the same. */
    readonly reason: string,
  ) {
    super(`not a valid ${format}: ${reason}`);
    this.name = "FormatInvalid";
  }
}

const LARGEST = 2n ** 64n - 1n;
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;
const UTF_8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** Bytes of standard base64 with its padding; `undefined` unless it is the one spelling of them. */
export function fromBase64(text: string): Buffer | undefined {
  if (!BASE64.test(text)) return undefined;
  const bytes = Buffer.from(text, "base64");
  // Left-over bits that are not zero would let two texts mean the same bytes.
  return bytes.toString("base64") === text ? bytes : undefined;
}

/** Standard base64 with padding. */
export function toBase64(bytes: Uint8Array): string {
  const buffer = Buffer.isBuffer(bytes)
    ? bytes
    : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  return buffer.toString("base64");
}

/** A number of 64 bits in decimal without leading zeros; `undefined` when it is none. */
export function fromDecimal(text: string): bigint | undefined {
  if (!/^(?:0|[1-9]\d{0,19})$/.test(text)) return undefined;
  const number = BigInt(text);
  return number <= LARGEST ? number : undefined;
}

/** The text of UTF-8 bytes, every one of them; `undefined` when they are not UTF-8. */
export function fromUtf8(bytes: Uint8Array): string | undefined {
  try {
    return UTF_8.decode(bytes);
  } catch {
    return undefined;
  }
}
