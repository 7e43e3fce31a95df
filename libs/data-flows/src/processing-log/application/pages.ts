import Type from "typebox";
import { closedObject } from "#kernel";
import { decodeCursor, encodeCursor } from "#platform";
import type { PageWanted } from "../postgres-processing-log.js";

const Place = closedObject({ before: Type.String({ pattern: "^\\d{1,18}$" }) });

/** One more than a page, so that it is known whether there is a next one. */
export function wanted(query: { pageSize?: string; after?: string }): PageWanted {
  const limit = Number(query.pageSize ?? "20") + 1;
  return query.after === undefined ? { limit } : { ...decodeCursor(query.after, Place), limit };
}

/** The rows of the page, and the query of the next page when there is one. */
export function pageOf<Row extends { readonly position: string }>(
  rows: readonly Row[],
  { limit }: PageWanted,
): { readonly shown: readonly Row[]; readonly next?: Readonly<Record<string, string>> } {
  const shown = rows.slice(0, limit - 1);
  const last = shown.at(-1);
  if (rows.length < limit || last === undefined) return { shown };
  const after = encodeCursor({ before: last.position });
  return { shown, next: { pageSize: String(limit - 1), after } };
}
