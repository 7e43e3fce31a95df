import { mkdtemp, readdir, readFile, rm, unlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Type, { type TSchema } from "typebox";
import { closedObject, defineEvent, instant, personal, plain, unlessErased } from "#kernel";
import { goldenProblems, type GoldenSample, writeMissing } from "./golden.js";
import { EventRegistry } from "./registry.js";

const metadata = {
  correlationId: "1",
  causationId: "2",
  actor: { id: "p", role: "r" },
  centre: "c",
  purpose: "p",
  legalBasis: "l",
  occurredAt: instant("2025-03-03T08:00:00Z"),
};
const ended = defineEvent({ type: "testing.Ended", version: 1, schema: closedObject({}) });
const began = (fields: Record<string, TSchema>, version = 1) =>
  new EventRegistry([
    ended,
    defineEvent({
      type: "testing.Began",
      version,
      schema: closedObject(fields),
      upcasters: { 1: (data) => ({ ...(data as object), hour: 0 }) },
    }),
  ]);
const text = plain(Type.String());
const hour = plain(Type.Integer());
const samples = (data: unknown) =>
  new Map<string, GoldenSample>([
    ["testing.Began", { data, metadata }],
    ["testing.Ended", { data: {}, metadata }],
  ]);

describe("golden files", () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "golden-"));
    await writeMissing(began({ day: text }), folder, samples({ day: "Überpr \ud83d\ude00" }));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it("are written once for each type and version, with the exact bytes, and then in order", async () => {
    expect((await readdir(folder)).sort()).toEqual([
      "testing.Began.v1.json",
      "testing.Began.v1.schema.json",
      "testing.Ended.v1.json",
      "testing.Ended.v1.schema.json",
    ]);
    const fixture = await readFile(join(folder, "testing.Began.v1.json"), "utf8");
    expect(JSON.parse(fixture)).toEqual({
      payload: '{"day":"Überpr \ud83d\ude00"}',
      metadata: JSON.stringify(metadata),
    });
    expect(await goldenProblems(began({ day: text }), folder)).toEqual([]);
  });

  it("are never overwritten", async () => {
    const before = await readFile(join(folder, "testing.Began.v1.json"), "utf8");
    const written = await writeMissing(began({ day: text }), folder, samples({ day: "other" }));
    expect(written).toEqual([]);
    expect(await readFile(join(folder, "testing.Began.v1.json"), "utf8")).toBe(before);
  });

  it.each([
    ["a new required field", { day: text, hour }],
    ["a new optional field", { day: text, hour: Type.Optional(hour) }],
    ["another kind of field", { day: hour }],
    ["another declaration of personal data", { day: personal("applicant", "health", text) }],
  ])("catch %s without a new version, and say what to do", async (_what, fields) => {
    const problems = await goldenProblems(began(fields), folder);
    expect(problems.at(-1)).toMatch(/testing\.Began v1 .* version 2 with an upcaster from v1/);
  });

  it("do not mind in which order fields are declared", async () => {
    const both = await mkdtemp(join(tmpdir(), "golden-"));
    await writeMissing(began({ day: text, hour }), both, samples({ day: "x", hour: 1 }));
    expect(await goldenProblems(began({ hour, day: text }), both)).toEqual([]);
    await rm(both, { recursive: true });
  });

  it("grow by a version: the old fixture stays and is read through the upcaster", async () => {
    const next = began({ day: text, hour }, 2);
    expect(await goldenProblems(next, folder)).toEqual([
      expect.stringContaining("testing.Began.v2.json is missing"),
      expect.stringContaining("testing.Began.v2.schema.json is missing"),
    ]);
    expect(await writeMissing(next, folder, samples({ day: "x", hour: 9 }))).toEqual([
      "testing.Began.v2.json",
      "testing.Began.v2.schema.json",
    ]);
    expect(await goldenProblems(next, folder)).toEqual([]);
  });

  it("catch an upcaster that no longer reads what was stored", async () => {
    const broken = new EventRegistry([
      ended,
      defineEvent({
        type: "testing.Began",
        version: 2,
        schema: closedObject({ day: text, hour }),
        upcasters: { 1: (data) => data },
      }),
    ]);
    await writeMissing(broken, folder, samples({ day: "x", hour: 9 }));
    expect(await goldenProblems(broken, folder)).toEqual([
      expect.stringContaining("testing.Began.v1.json no longer decodes"),
    ]);
  });

  it("catch a fixture that went missing, is damaged, or belongs to nothing", async () => {
    await writeFile(join(folder, "README.md"), "not about an event");
    await writeFile(join(folder, "testing.Renamed.v1.json"), "{}");
    await writeFile(join(folder, "testing.Began.v1.json"), "{");
    await unlink(join(folder, "testing.Ended.v1.json"));
    expect(await goldenProblems(began({ day: text }), folder)).toEqual([
      expect.stringMatching(/^testing\.Began\.v1\.json is not/),
      expect.stringMatching(/^testing\.Ended\.v1\.json is missing: write it/),
      expect.stringMatching(/^testing\.Renamed\.v1\.json belongs to no/),
    ]);
    const next = began({ day: text, hour }, 2);
    await unlink(join(folder, "testing.Began.v1.json"));
    expect((await goldenProblems(next, folder))[0]).toMatch(/v1\.json is missing: bring it back/);
  });

  it("need a sample of each new version, and one that fits; nothing is written without", async () => {
    const next = began({ day: text, hour }, 2);
    const before = await readdir(folder);
    await expect(writeMissing(next, folder, new Map())).rejects.toThrow("sample for testing.Began");
    await expect(writeMissing(next, folder, samples({ day: 1 }))).rejects.toThrow(TypeError);
    expect(await readdir(folder)).toEqual(before);
  });

  describe("of an event with personal data", () => {
    const name = personal("applicant", "identity", Type.String());
    const sealedFile = () => join(folder, "testing.Began.v1.sealed.json");
    const registered = (upcaster?: (name: string) => unknown) =>
      new EventRegistry([
        defineEvent({
          type: "testing.Began",
          version: upcaster === undefined ? 1 : 2,
          schema: closedObject({ name }),
          upcasters: { 1: (data) => ({ name: upcaster?.((data as { name: string }).name) }) },
        }),
      ]);
    const amina = new Map<string, GoldenSample>([
      ["testing.Began", { data: { name: "Amina" }, metadata }],
    ]);
    const began1 = registered();
    beforeEach(async () => {
      await rm(folder, { recursive: true });
      await writeMissing(began1, folder, amina);
    });

    it("are written sealed too, with the keys, and the same each time", async () => {
      const before = await readFile(sealedFile(), "utf8");
      const { payload, keys } = JSON.parse(before) as { payload: string; keys: object[] };
      expect(payload).toMatch(/^\{"rechtop":"sealed\/v1","commit":"/);
      expect(payload).not.toContain("Amina");
      expect(keys).toMatchObject([{ subject: "applicant", kind: "identity" }]);
      await unlink(sealedFile());
      expect(await goldenProblems(began1, folder)).toEqual([
        expect.stringContaining("testing.Began.v1.sealed.json is missing: write it"),
      ]);
      expect(await writeMissing(began1, folder, amina)).toEqual(["testing.Began.v1.sealed.json"]);
      expect(await readFile(sealedFile(), "utf8")).toBe(before);
    });

    it("catch a sealed event that no longer opens, or is another one", async () => {
      const text = await readFile(sealedFile(), "utf8");
      await writeFile(sealedFile(), text.replace(/"ct\\":\\"...../, '"ct\\":\\"AAAAA'));
      expect(await goldenProblems(began1, folder)).toEqual([
        expect.stringMatching(/sealed\.json no longer decodes .*Logs hold events sealed like it/),
      ]);
      await writeFile(sealedFile(), text);
      const plainFile = join(folder, "testing.Began.v1.json");
      await writeFile(plainFile, (await readFile(plainFile, "utf8")).replace("Amina", "Bart"));
      expect(await goldenProblems(began1, folder)).toEqual([
        expect.stringContaining("is not the event of testing.Began.v1.json"),
      ]);
    });

    it("catch an upcaster that cannot do without what was erased", async () => {
      const careful = registered((old) => unlessErased(old, (text) => text.trim()));
      const careless = registered((old) => old.trim());
      await writeMissing(careful, folder, amina);
      expect(await goldenProblems(careful, folder)).toEqual([]);
      expect(await goldenProblems(careless, folder)).toEqual([
        expect.stringMatching(/v1\.sealed\.json cannot be read when it was erased .*unlessErased/),
      ]);
    });
  });
});
