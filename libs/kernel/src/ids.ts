import type { Brand } from "./brand.js";

/** Lower-case RFC 9562 UUID, as in `4f9c4a52-1f6a-4a43-9d0e-3a5f1f0c2b7e`. */
export type Uuid = Brand<string, "Uuid">;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** Whether `text` is a UUID in the one spelling that is used here (lower case, hyphens). */
export function isUuid(text: string): text is Uuid {
  return UUID.test(text);
}

/** `text` as a UUID; throws a `TypeError` when it is none. */
export function uuid(text: string): Uuid {
  if (!isUuid(text)) throw new TypeError("not a lower-case UUID");
  return text;
}

/** Name of a stream: `<category>-<uuid>`. Never carries a name, a date or a national number. */
export type StreamName = Brand<string, "StreamName">;

const CATEGORY = /^[a-z][A-Za-z]*$/;

/** The stream of `category` (camelCase, no hyphen) for `id`; throws a `TypeError` on another form. */
export function streamName(category: string, id: string): StreamName {
  if (!CATEGORY.test(category)) throw new TypeError("a stream category is camelCase, no hyphen");
  return `${category}-${uuid(id)}` as StreamName;
}

/** The two halves of a stream name; throws a `TypeError` when it is none. */
export function parseStreamName(name: string): { category: string; id: Uuid } {
  const at = name.indexOf("-");
  const category = name.slice(0, Math.max(at, 0));
  if (!CATEGORY.test(category)) throw new TypeError("not a stream name");
  return { category, id: uuid(name.slice(at + 1)) };
}
