import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import Type, { type Static } from "typebox";
import { Compile } from "typebox/compile";
import { type EventDefinition, type Instant, streamName, uuid } from "#kernel";
import { type EventCodec, PlainJsonCodec } from "./codec.js";
import { EventRecords } from "./event-records.js";
import { PersonalDataCodec } from "./personal-data/personal-data-codec.js";
import { takerOf } from "./personal-data/personal-fields.js";
import { isSealedFixture, keysOf, sealedSample } from "./personal-data/sealed-sample.js";
import { type EventMetadata, type Position, type RecordedEvent, UnreadableEvent } from "./port.js";
import { EventRegistry } from "./registry.js";

/** An invented event from which a golden file is made. Never with data of a real person. */
export interface GoldenSample {
  readonly data: unknown;
  readonly metadata: EventMetadata;
}

/** What a fixture file holds: the stored bytes, as text, exactly. */
const FIXTURE = Type.Object(
  { payload: Type.String(), metadata: Type.String() },
  { additionalProperties: false },
);
const CHECK_FIXTURE = Compile(FIXTURE);

/** Invented: fixtures are of no stream, but a codec is told a place. */
export const GOLDEN_PLACE = {
  eventId: uuid("00000000-0000-4000-8000-000000000001"),
  stream: streamName("golden", "00000000-0000-4000-8000-000000000002"),
  revision: 0n,
};

/**
 * Compares the registry with the golden files in `folder`, one sentence per problem; none: all is
 * well. For every type and every version from 1 there is `<type>.v<n>.json`, an event as it was
 * stored in clear, that still decodes; for each with personal data `<type>.v<n>.sealed.json`, the
 * same event encrypted, that decodes to the same and still can be read when it was erased; for the
 * newest version `<type>.v<n>.schema.json`, its shape, that still is its shape; and no file is
 * about anything else.
 */
export async function goldenProblems(registry: EventRegistry, folder: string): Promise<string[]> {
  const files = await jsonFiles(folder);
  const problems: string[] = [];
  const wanted = new Set<string>();
  for (const definition of registry.definitions) {
    for (let version = 1; version <= definition.version; version += 1) {
      wanted.add(fixtureFile(definition.type, version)).add(schemaFile(definition.type, version));
      const isSealed = await hasPersonalData(definition, version, folder, files);
      if (isSealed) wanted.add(sealedFile(definition.type, version));
      const problem =
        (await fixtureProblem(registry, definition, version, folder, files)) ??
        (isSealed ? await sealedProblem(registry, definition, version, folder, files) : undefined);
      if (problem !== undefined) problems.push(problem);
    }
    const problem = await schemaProblem(definition, folder, files);
    if (problem !== undefined) problems.push(problem);
  }
  for (const file of [...files].filter((name) => !wanted.has(name)).sort()) {
    problems.push(
      `${file} belongs to no registered event type and version. What was recorded once must stay ` +
        `readable: register the type again. Remove the file only if such an event was never stored.`,
    );
  }
  return problems;
}

/**
 * Writes the golden files that are missing for the newest versions, and never touches one that
 * exists: those say what is in the logs out there. Returns the names of the files written.
 *
 * @param samples by type; needed for each type whose newest version has no fixture yet
 * @throws Error, before anything is written, when a sample is missing
 * @throws TypeError when a sample does not fit its definition
 */
export async function writeMissing(
  registry: EventRegistry,
  folder: string,
  samples: ReadonlyMap<string, GoldenSample>,
): Promise<string[]> {
  await mkdir(folder, { recursive: true });
  const present = await jsonFiles(folder);
  const contents = new Map<string, unknown>();
  const withoutSample: string[] = [];
  for (const definition of registry.definitions) {
    const sample = samples.get(definition.type);
    const fixture = fixtureFile(definition.type, definition.version);
    const isPlainMissing = !present.has(fixture);
    const sealed = sealedFile(definition.type, definition.version);
    const isSealedMissing = takerOf(definition.schema) !== undefined && !present.has(sealed);
    if ((isPlainMissing || isSealedMissing) && sample === undefined) {
      withoutSample.push(definition.type);
    } else if (sample !== undefined) {
      if (isPlainMissing) contents.set(fixture, await fixtureOf(registry, definition, sample));
      if (isSealedMissing) {
        registry.definitionFor({ type: definition.type, data: sample.data });
        contents.set(sealed, await sealedSample(GOLDEN_PLACE, definition, sample));
      }
    }
    const schema = schemaFile(definition.type, definition.version);
    if (!present.has(schema)) contents.set(schema, definition.schema);
  }
  if (withoutSample.length > 0) {
    throw new Error(`give a sample for ${withoutSample.join(", ")}: there is no golden file yet`);
  }
  for (const [file, content] of contents) {
    const text = `${JSON.stringify(content, null, 2)}\n`;
    await writeFile(join(folder, file), text, { flag: "wx" });
  }
  return [...contents.keys()].sort();
}

function missingFile(file: string, isNewest: boolean): string {
  return isNewest
    ? `${file} is missing: write it with a sample of that type and version.`
    : `${file} is missing: bring it back from the history, it shows what older logs hold.`;
}

async function fixtureProblem(
  registry: EventRegistry,
  { type, version: newest }: EventDefinition,
  version: number,
  folder: string,
  files: ReadonlySet<string>,
): Promise<string | undefined> {
  const file = fixtureFile(type, version);
  if (!files.has(file)) return missingFile(file, version === newest);
  const fixture = parse(await readFile(join(folder, file), "utf8"));
  if (!CHECK_FIXTURE.Check(fixture)) return `${file} is not {"payload": text, "metadata": text}.`;
  try {
    await decode(registry, type, version, fixture);
    return undefined;
  } catch (error) {
    if (!(error instanceof UnreadableEvent)) throw error;
    return (
      `${file} no longer decodes (${error.message}). Logs hold events like it: restore the shape ` +
      `of ${type} v${version}, or give ${type} a new version and an upcaster from v${newest}.`
    );
  }
}

/** Once in clear and once sealed it is the same event; erased it is still an event. */
async function sealedProblem(
  registry: EventRegistry,
  { type, version: newest }: EventDefinition,
  version: number,
  folder: string,
  files: ReadonlySet<string>,
): Promise<string | undefined> {
  const file = sealedFile(type, version);
  if (!files.has(file)) return missingFile(file, version === newest);
  const sealed = parse(await readFile(join(folder, file), "utf8"));
  const plain = parse(await readFile(join(folder, fixtureFile(type, version)), "utf8"));
  if (!isSealedFixture(sealed) || !CHECK_FIXTURE.Check(plain)) {
    return `${file} is not {"payload": text, "metadata": text, "keys": [...]}.`;
  }
  const codecWith = (state: "active" | "destroyed") =>
    new PersonalDataCodec({ keys: keysOf(sealed, GOLDEN_PLACE, state) });
  try {
    const opened = await decode(registry, type, version, sealed, codecWith("active"));
    const { event } = await decode(registry, type, version, plain);
    if (!isDeepStrictEqual(opened.event, event)) {
      return `${file} is not the event of ${fixtureFile(type, version)}.`;
    }
  } catch (error) {
    if (!(error instanceof UnreadableEvent)) throw error;
    return `${file} no longer decodes (${error.message}). Logs hold events sealed like it.`;
  }
  try {
    const { erased } = await decode(registry, type, version, sealed, codecWith("destroyed"));
    return erased === undefined ? `${file} holds nothing that could be erased.` : undefined;
  } catch (error) {
    if (!(error instanceof UnreadableEvent)) throw error;
    return (
      `${file} cannot be read when it was erased (${error.message}). An upcaster lets an Erased ` +
      `through: change personal fields with unlessErased.`
    );
  }
}

async function hasPersonalData(
  { type, version: newest, schema }: EventDefinition,
  version: number,
  folder: string,
  files: ReadonlySet<string>,
): Promise<boolean> {
  const file = schemaFile(type, version);
  const committed = files.has(file) ? parse(await readFile(join(folder, file), "utf8")) : undefined;
  const shape = committed ?? (version === newest ? schema : undefined);
  return shape !== undefined && takerOf(shape) !== undefined;
}

async function schemaProblem(
  { type, version, schema }: EventDefinition,
  folder: string,
  files: ReadonlySet<string>,
): Promise<string | undefined> {
  const file = schemaFile(type, version);
  if (!files.has(file)) return `${file} is missing: write the missing golden files.`;
  const committed = parse(await readFile(join(folder, file), "utf8"));
  if (isDeepStrictEqual(comparable(committed), comparable(parse(JSON.stringify(schema))))) {
    return undefined;
  }
  return (
    `The shape of ${type} v${version} is not the one in ${file}. A shape that may have been ` +
    `recorded never changes: restore it, or set version ${version + 1} with an upcaster from ` +
    `v${version} and write the missing golden files. Another meaning takes another name.`
  );
}

async function fixtureOf(
  registry: EventRegistry,
  definition: EventDefinition,
  { data, metadata }: GoldenSample,
): Promise<Static<typeof FIXTURE>> {
  registry.definitionFor({ type: definition.type, data });
  const [encoded] = await new PlainJsonCodec().encode([
    { ...GOLDEN_PLACE, definition, data, metadata },
  ]);
  const text = new TextDecoder();
  const fixture = {
    payload: text.decode(encoded?.payload),
    metadata: text.decode(encoded?.metadata),
  };
  await decode(registry, definition.type, definition.version, fixture);
  return fixture;
}

async function decode(
  registry: EventRegistry,
  type: string,
  schemaVersion: number,
  fixture: Static<typeof FIXTURE>,
  codec: EventCodec = new PlainJsonCodec(),
): Promise<RecordedEvent> {
  const records = new EventRecords({ registry, codec });
  const bytes = new TextEncoder();
  const [recorded] = await records.recorded([
    {
      ...GOLDEN_PLACE,
      position: "golden" as Position,
      type,
      schemaVersion,
      payload: bytes.encode(fixture.payload),
      metadata: bytes.encode(fixture.metadata),
      recordedAt: "2025-03-03T08:00:00.000Z" as Instant,
    },
  ]);
  if (recorded === undefined) throw new Error("an event was lost");
  return recorded;
}

async function jsonFiles(folder: string): Promise<ReadonlySet<string>> {
  return new Set((await readdir(folder)).filter((name) => name.endsWith(".json")));
}

function fixtureFile(type: string, version: number): string {
  return `${type}.v${version}.json`;
}

function sealedFile(type: string, version: number): string {
  return `${type}.v${version}.sealed.json`;
}

function schemaFile(type: string, version: number): string {
  return `${type}.v${version}.schema.json`;
}

/** Undefined for what is no JSON: the caller then finds that it has the wrong shape. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A schema without the order in which it happens to list its required fields: that is no shape. */
function comparable(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(comparable);
  if (typeof schema !== "object" || schema === null) return schema;
  return Object.fromEntries(
    Object.entries(schema).map(([key, value]: [string, unknown]) => [
      key,
      key === "required" && isList(value) ? value.toSorted() : comparable(value),
    ]),
  );
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}
