import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type pg from "pg";

/**
 * The ways in which a text can stand somewhere: as it is, in base64 at any offset, in hexadecimal,
 * escaped in JSON or in an address. As Latin-1 of its bytes, so that binary data can be searched.
 */
export function spellingsOf(marker: string): string[] {
  const bytes = Buffer.from(marker, "utf8");
  const base64 = [0, 1, 2].map((offset) => {
    const padded = Buffer.concat([Buffer.alloc(offset), bytes]).toString("base64");
    // Without the characters that depend on what stands before and after.
    return padded.slice(Math.ceil((offset * 8) / 6), padded.length - 4);
  });
  const escaped = marker.replaceAll(
    /[\u0080-\uffff]/g,
    (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
  const utf16 = Buffer.from(marker, "utf16le").toString("latin1");
  return [
    ...new Set([
      bytes.toString("latin1"),
      utf16,
      bytes.toString("hex"),
      bytes.toString("hex").toUpperCase(),
      ...base64,
      ...base64.map((text) => text.replaceAll("+", "-").replaceAll("/", "_")),
      escaped,
      encodeURIComponent(marker),
    ]),
  ];
}

/** Looks for texts in all their spellings. */
export class Tracer {
  readonly #spellings: readonly (readonly [string, string])[];

  constructor(markers: readonly string[]) {
    this.#spellings = markers.flatMap((marker) =>
      spellingsOf(marker).map((spelling) => [marker, spelling] as const),
    );
  }

  /** The markers that `content` holds. */
  in(content: string | Uint8Array): string[] {
    const text = Buffer.from(content as Uint8Array).toString("latin1");
    const found = this.#spellings.filter(([, spelling]) => text.includes(spelling));
    return [...new Set(found.map(([marker]) => marker))];
  }

  /** The columns of all tables of all schemas that hold a marker, as `schema.table.column: marker`. */
  async inDatabase(pool: pg.Pool): Promise<string[]> {
    const { rows: tables } = await pool.query<{ name: string }>(
      `SELECT format('%I.%I', n.nspname, c.relname) AS name
       FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
       WHERE c.relkind IN ('r', 'p', 'm')
         AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast')`,
    );
    const found = new Set<string>();
    for (const { name } of tables) {
      const { rows } = await pool.query<Record<string, unknown>>(`SELECT * FROM ${name}`);
      for (const row of rows) {
        for (const [column, value] of Object.entries(row)) {
          const content = value instanceof Uint8Array ? value : (JSON.stringify(value) ?? "");
          for (const marker of this.in(content)) found.add(`${name}.${column}: ${marker}`);
        }
      }
    }
    return [...found];
  }

  /** The files below `folder` that hold a marker. */
  async inFiles(folder: string): Promise<string[]> {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    const found: string[] = [];
    for (const entry of entries.filter((one) => one.isFile())) {
      const file = join(entry.parentPath, entry.name);
      // PostgreSQL may take a file away at any moment.
      const content = await readFile(file).catch((error: unknown) => {
        if ((error as { code?: string }).code === "ENOENT") return Buffer.alloc(0);
        throw error;
      });
      for (const marker of this.in(content)) found.push(`${file}: ${marker}`);
    }
    return found;
  }
}
