import { existsSync } from "node:fs";
import { cp, mkdtemp, readdir, readFile, rm, unlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Type, { type TObject } from "typebox";
import { EventRegistry, goldenProblems, PlainJsonCodec, writeMissing } from "#event-store";
import { closedObject, defineEvent, type EventDefinition, plain, streamName, uuid } from "#kernel";
import { eventRegistry } from "../../../apps/api/src/event-registry.js";
import { notShown } from "./coverage.js";
import { id, type Sample } from "./sample.js";
import { RICHEST, SAMPLES } from "./samples.js";

const FOLDER = join(process.cwd(), "test/contract/golden");
const registry = eventRegistry();
const TYPES = registry.definitions.map(({ type }) => type);

beforeAll(async () => {
  // How a new version gets its files; see the README. What exists is never touched.
  if (process.env["WRITE_MISSING_GOLDEN"] === "1") await writeMissing(registry, FOLDER, RICHEST);
});

describe("the golden files of the product", () => {
  it("are all there, still decode, and have the shapes that the product writes", async () => {
    expect(await goldenProblems(registry, FOLDER)).toEqual([]);
  });

  it.each(TYPES)("%s: the file holds its richest sample, byte for byte", async (type) => {
    const { version } = definitionOf(type);
    const file = join(FOLDER, `${type}.v${version}.json`);
    const [richest] = samplesOf(type);
    expect(JSON.parse(await readFile(file, "utf8"))).toEqual(await stored(type, richest!));
  });
});

describe("the sealed golden files", () => {
  const sealed = registry.definitions.filter(
    ({ type, version }) => existsSync(join(FOLDER, `${type}.v${version}.sealed.json`)),
  );

  it("are of every type with personal data of a client, and of no other", () => {
    const declared = registry.definitions.filter(({ schema }) =>
      /"subject":"(applicant|householdMember|thirdParty)"/.test(JSON.stringify(schema)),
    );
    expect(sealed.map(({ type }) => type)).toEqual(declared.map(({ type }) => type));
  });

  it("are what the product writes today, byte for byte", async () => {
    const folder = await mkdtemp(join(tmpdir(), "golden-"));
    await writeMissing(registry, folder, RICHEST);
    for (const { type, version } of sealed) {
      const file = `${type}.v${version}.sealed.json`;
      expect(await readFile(join(folder, file), "utf8")).toBe(
        await readFile(join(FOLDER, file), "utf8"),
      );
    }
    await rm(folder, { recursive: true });
  });

  it("show no personal value in clear", async () => {
    const { data } = SAMPLES["procedure.RequestRegistered"][0];
    const { person } = data as { person: Record<string, unknown> };
    const file = join(FOLDER, "procedure.RequestRegistered.v1.sealed.json");
    const text = await readFile(file, "utf8");
    for (const value of [person["insz"], person["givenName"], person["familyName"]]) {
      expect(typeof value).toBe("string");
      expect(text).not.toContain(value);
    }
  });
});

describe("the samples", () => {
  it("are of every type that the product knows, and of no other", () => {
    expect(Object.keys(SAMPLES).sort()).toEqual(TYPES);
  });

  it.each(TYPES)("%s: can be written and read back without a difference", async (type) => {
    for (const sample of samplesOf(type)) {
      const { payload } = await stored(type, sample);
      const { version } = definitionOf(type);
      expect(registry.decode(type, version, JSON.parse(payload))).toEqual({
        type,
        data: sample.data,
      });
    }
  });

  it.each(TYPES)("%s: show every shape that it can take", (type) => {
    const data = samplesOf(type).map((sample) => sample.data);
    expect(notShown(definitionOf(type).schema, data)).toEqual([]);
  });

  it.each(TYPES)("%s: one that has a field too many is refused", (type) => {
    for (const { data } of samplesOf(type)) {
      const event = { type, data: { ...data, seventh: "character" } };
      expect(() => registry.definitionFor(event)).toThrow(TypeError);
    }
  });
});

describe("a change to an event type, tried on a copy of the registry", () => {
  const hour = plain(Type.Integer());
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "golden-"));
    for (const file of (await readdir(FOLDER)).filter((name) => name.endsWith(".json"))) {
      await cp(join(FOLDER, file), join(folder, file));
    }
  });
  afterEach(() => rm(folder, { recursive: true }));

  it.each(TYPES)("%s: fails without a new version, and says what to do", async (type) => {
    const { version } = definitionOf(type);
    const changed = copyWith(type, (properties) => ({ ...properties, hour: Type.Optional(hour) }));
    expect(await goldenProblems(changed, folder)).toEqual([
      `The shape of ${type} v${version} is not the one in ${type}.v${version}.schema.json. A shape that may have ` +
        `been recorded never changes: restore it, or set version ${version + 1} with an upcaster from v${version} and ` +
        `write the missing golden files. Another meaning takes another name.`,
    ]);
  });

  it.each(TYPES)("%s: fails for each file that no longer decodes, and for the shape", async (type) => {
    const { version } = definitionOf(type);
    const changed = copyWith(type, (properties) => ({ ...properties, hour }));
    expect(await goldenProblems(changed, folder)).toEqual([
      ...Array.from({ length: version }, (_, older): unknown =>
        expect.stringContaining(`${type}.v${older + 1}.json no longer decodes`),
      ),
      expect.stringContaining(`The shape of ${type} v${version} is not the one`),
    ]);
  });

  it("fails when personal data is no longer declared as such", async () => {
    const type = "procedure.FileAssigned";
    const changed = copyWith(type, () => ({ assigneeId: plain(Type.String()) }));
    expect(await goldenProblems(changed, folder)).toEqual([
      expect.stringContaining(`The shape of ${type} v1 is not the one`),
    ]);
  });

  it("passes with a new version, an upcaster and its files; the old ones stay", async () => {
    const type = "procedure.FileAssigned";
    const changed = copyWith(type, (properties) => ({ ...properties, hour }), 2);
    expect(await goldenProblems(changed, folder)).toEqual([
      expect.stringContaining(`${type}.v2.json is missing`),
      expect.stringContaining(`${type}.v2.schema.json is missing`),
    ]);
    const [{ data, metadata }] = SAMPLES[type];
    const samples = new Map([[type, { data: { ...data, hour: 9 }, metadata }]]);
    expect(await writeMissing(changed, folder, samples)).toHaveLength(2);
    expect(await goldenProblems(changed, folder)).toEqual([]);
  });

  it("fails when a file was removed, and when a type was", async () => {
    await unlink(join(folder, "committee.DecisionTaken.v1.json"));
    await unlink(join(folder, "procedure.DecisionRecorded.v1.schema.json"));
    const without = new EventRegistry(
      registry.definitions.filter(({ type }) => type !== "entitlement.FindingMade"),
    );
    expect(await goldenProblems(without, folder)).toEqual([
      expect.stringMatching(/^committee\.DecisionTaken\.v1\.json is missing/),
      expect.stringMatching(/^procedure\.DecisionRecorded\.v1\.schema\.json is missing/),
      expect.stringMatching(/^entitlement\.FindingMade\.v1\.json belongs to no registered/),
      expect.stringMatching(/^entitlement\.FindingMade\.v1\.schema\.json belongs to no registered/),
      expect.stringMatching(/^entitlement\.FindingMade\.v1\.sealed\.json belongs to no registered/),
    ]);
  });

  it("cannot be covered up by writing the files again: what exists is not touched", async () => {
    const before = await contents(folder);
    const type = "procedure.FileAssigned";
    const changed = copyWith(type, () => ({ hour }));
    const { metadata } = SAMPLES[type][0];
    const others = new Map([...RICHEST, [type, { data: { hour: 9 }, metadata }]]);
    expect(await writeMissing(changed, folder, others)).toEqual([]);
    expect(await contents(folder)).toEqual(before);
    expect(await goldenProblems(changed, folder)).toHaveLength(2);
  });

  it("needs a sample of a type that is new, before anything is written", async () => {
    const began = defineEvent({
      type: "testing.Began",
      version: 1,
      schema: closedObject({ hour }),
    });
    const more = new EventRegistry([...registry.definitions, began]);
    await expect(writeMissing(more, folder, RICHEST)).rejects.toThrow("sample for testing.Began");
    expect(await goldenProblems(more, folder)).toHaveLength(2);
  });
});

function definitionOf(type: string): EventDefinition {
  return registry.definitions.find((definition) => definition.type === type)!;
}

function samplesOf(type: string): readonly Sample[] {
  return (SAMPLES as Readonly<Record<string, readonly Sample[]>>)[type] ?? [];
}

/** The registry with one type whose fields have changed, at its version or at `version`. */
function copyWith(
  changed: string,
  change: (properties: TObject["properties"]) => TObject["properties"],
  version = definitionOf(changed).version,
): EventRegistry {
  return new EventRegistry(
    registry.definitions.map((definition) => {
      if (definition.type !== changed) return definition;
      const { type, schema, upcasters } = definition;
      return defineEvent({
        type,
        version,
        schema: closedObject(change((schema as TObject).properties)),
        upcasters: { 1: (data) => ({ ...(data as object), hour: 0 }), ...upcasters },
      });
    }),
  );
}

/** What the log holds of a sample, as text. */
async function stored(
  type: string,
  { data, metadata }: Sample,
): Promise<{ payload: string; metadata: string }> {
  const definition = registry.definitionFor({ type, data });
  const place = { eventId: uuid(id(1)), stream: streamName("golden", id(2)), revision: 0n };
  const codec = new PlainJsonCodec();
  const [encoded] = await codec.encode([{ ...place, definition, data, metadata }]);
  const text = new TextDecoder();
  return { payload: text.decode(encoded!.payload), metadata: text.decode(encoded!.metadata) };
}

async function contents(folder: string): Promise<Record<string, string>> {
  const files = (await readdir(folder)).sort();
  const texts = files.map(async (file) => [file, await readFile(join(folder, file), "utf8")]);
  return Object.fromEntries(await Promise.all(texts)) as Record<string, string>;
}
