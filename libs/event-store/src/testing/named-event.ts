import Type from "typebox";
import {
  closedObject,
  defineEvent,
  instant,
  personal,
  plain,
  streamName,
  type Uuid,
  uuid,
} from "#kernel";
import type { EventCodec, EventToDecode } from "../codec.js";

/** An event about two people, with data of several kinds. */
export const named = defineEvent({
  type: "testing.Named",
  version: 1,
  schema: closedObject({
    on: plain(Type.String()),
    name: personal("applicant", "identity", Type.String()),
    street: Type.Optional(personal("applicant", "contact", Type.String())),
    partners: Type.Array(personal("householdMember", "identity", Type.String())),
    incomeCents: personal("applicant", "finance", Type.Integer()),
  }),
});
/** An event that says nothing about anybody. */
export const ended = defineEvent({ type: "testing.Ended", version: 1, schema: closedObject({}) });
/** An identifier of nothing. */
export const id = (n: number): Uuid =>
  uuid(`5ad0c0de-0000-4000-8000-${String(n).padStart(12, "0")}`);
/** Metadata, the same for every event. */
export const metadata = {
  correlationId: "1",
  causationId: "2",
  actor: { id: "p", role: "r" },
  centre: "c",
  purpose: "p",
  legalBasis: "l",
  occurredAt: instant("2025-03-03T08:00:00Z"),
};
/**
 * What a `testing.Named` says: words with a character that base64 does not have, and a number longer
 * than what a UUID could show. None of it stands in a ciphertext or in a key's id by chance.
 */
export const data = {
  on: "2025-03-03",
  name: "Amina B.",
  street: "Dorp 7",
  partners: ["Bart B.", "Cis"],
  incomeCents: 12_345_678_901_234,
};
/** The place of event `n` in a stream of `dossier`. */
export const place = (n: number, dossier = 7) => ({
  eventId: id(n),
  stream: streamName("thing", id(dossier)),
  revision: BigInt(n),
});
/** A reason to destroy keys. */
export const why = {
  erasureId: id(50),
  at: instant("2035-03-03T08:00:00Z"),
  authority: "selection list 12.3: decision 7",
};

/** A `testing.Named` as `codec` stores it. */
export async function storedBy(
  codec: EventCodec,
  n = 1,
  what: object = data,
  dossier = 7,
): Promise<EventToDecode> {
  const event = { ...place(n, dossier), definition: named, data: what, metadata };
  const [encoded] = await codec.encode([event]);
  if (encoded === undefined) throw new Error("an event was lost");
  return { ...place(n, dossier), ...encoded, type: named.type, schemaVersion: 1 };
}

export const textOf = (event: EventToDecode): string => new TextDecoder().decode(event.payload);

/** A sealed payload, for tests that change it. */
export interface Envelope {
  commit: string;
  plain: unknown;
  parts: { kid: string; paths: string[]; iv: string; ct: string; cm: string }[];
}
