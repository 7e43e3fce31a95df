import { FormatInvalid, fromUtf8 } from "../format.js";

/** Base64 of 32 bytes; the last character before the padding carries four bits only. */
export const HASH = "[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=";
export const INDEX = "(?:0|[1-9]\\d{0,14})";
export const REVISION = "(?:0|[1-9]\\d{0,18})";
export const UUID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";
export const TIME = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z";

/** A frozen form of entry: its first line, and the pattern of each of its lines after that. */
export class EntryFormat {
  readonly #pattern: RegExp;
  /**
   * The same for what we write: of base64 that was made here only the length can be
   * wrong, and that shows at its end: `=` once for 32 bytes, twice for 31, not at all for 33.
   */
  readonly #written: RegExp;

  constructor(
    readonly header: string,
    lines: Readonly<Record<string, string>>,
  ) {
    const patterns = Object.entries(lines).map(([key, value]) => `${key} (${value})\n`);
    const pattern = `^${header.replaceAll(".", "\\.")}\n${patterns.join("")}$`;
    this.#pattern = new RegExp(pattern);
    this.#written = new RegExp(pattern.replaceAll(HASH, ".{42}[^=]="));
  }

  /** The bytes of `text`, which was put together by us; throws when a reader would refuse them. */
  bytes(text: string): Buffer {
    if (!this.#written.test(text)) throw new FormatInvalid(this.header, "lines");
    return Buffer.from(text, "latin1");
  }

  /**
   * The values of the lines, in their order.
   *
   * @throws FormatInvalid when the bytes are not exactly of this form
   */
  values(entry: Uint8Array): string[] {
    const match = this.#pattern.exec(fromUtf8(entry) ?? "");
    if (match === null) throw new FormatInvalid(this.header, "lines");
    return match.slice(1);
  }
}

/** The 32 bytes of a hash that was found in an entry. */
export function hashOf(base64: string): Buffer {
  return Buffer.from(base64, "base64");
}
