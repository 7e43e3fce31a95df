import Type from "typebox";
import {
  CLIENT_SUBJECTS,
  closedObject,
  DATA_KINDS,
  defineEvent,
  plain,
} from "./event-definition.js";
import type { EventOf } from "./event-definition.js";

const id = plain(Type.String({ format: "uuid" }));

/**
 * The keys of some parts of a dossier are destroyed: what they opened reads as `Erased` from now
 * on. In the stream `erasure-<dossier>`, recorded before the keys go, so that it can be repeated
 * on a key table that was restored from a backup. Says nothing about a person.
 */
export const personalDataErased = defineEvent({
  type: "erasure.PersonalDataErased",
  version: 1,
  schema: closedObject({
    erasureId: id,
    keyIds: Type.Array(id),
    parts: Type.Array(
      closedObject({
        subject: plain(Type.Enum([...CLIENT_SUBJECTS])),
        kind: plain(Type.Enum([...DATA_KINDS])),
      }),
    ),
    authority: closedObject({
      /** What permits it, e.g. the code of a selection list. */
      code: plain(Type.String({ minLength: 1 })),
      /** Where that is written down, e.g. the reference of a decision. */
      reference: plain(Type.String({ minLength: 1 })),
    }),
    erasedAt: plain(Type.String()),
  }),
});

export type PersonalDataErased = EventOf<typeof personalDataErased>["data"];

/** `authority` in one line, as the key table and every `Erased` carry it. */
export function authorityText({ code, reference }: PersonalDataErased["authority"]): string {
  return `${code}: ${reference}`;
}
