import type { TSchema, Static } from "typebox";
import { badRequest, type ProblemError } from "./problem.js";
import { issuesOf } from "./validation.js";

/** Where a page ended, as an opaque text for the client. */
export function encodeCursor(place: object): string {
  return Buffer.from(JSON.stringify(place)).toString("base64url");
}

/** The place that `cursor` stands for; 400 when it is not a cursor of this collection. */
export function decodeCursor<S extends TSchema>(cursor: string, schema: S): Static<S> {
  let place: unknown;
  try {
    place = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
  } catch {
    place = undefined;
  }
  if (issuesOf(schema, place, "query").length > 0) throw notACursor();
  return place as Static<S>;
}

/** 400: the text in `after` is not one that this collection gave. */
export function notACursor(): ProblemError {
  return badRequest([
    {
      type: "urn:problem-type:belgif:input-validation:invalidInput",
      in: "query",
      name: "after",
      detail: "is not a cursor of this collection; take it from next",
    },
  ]);
}
