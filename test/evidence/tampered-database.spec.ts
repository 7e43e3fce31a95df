import { type Installation, ORIGIN, REQUEST } from "./installation.js";
import { change, eventOf, Scene } from "./scene.js";

let scene: Scene;
beforeAll(async () => {
  scene = await Scene.set();
});
afterEach(() => scene.clear());
afterAll(() => scene.leave());

const today = () => scene.database("today");
const kept = () => [scene.kept.yesterday, scene.kept.today];

describe("a log that nobody has touched", () => {
  it("is proved whole, with what was kept of it", async () => {
    const answer = await scene.judge(await (await today()).bundle("log"), kept());
    expect(answer).toMatchObject({ code: 0, findings: [] });
    expect(answer.statements).toEqual([
      expect.stringContaining(`log ${ORIGIN}: 8 entries`),
      expect.stringMatching(/^cosigned by w on /),
      expect.stringContaining("extends the checkpoint of 5 entries"),
      expect.stringContaining("extends the checkpoint of 8 entries"),
      "all entries: 7 events in 3 streams, each a whole chain",
    ]);
  });

  it("is proved for one file, with what was opened of it", async () => {
    const database = await today();
    const bundle = await database.bundle("file", { earlier: [scene.kept.yesterday], open: true });
    const answer = await scene.judge(bundle, kept());
    expect(answer).toMatchObject({ code: 0, findings: [] });
    expect(answer.statements.join("\n")).toMatch(
      new RegExp(`${REQUEST}: complete up to revision 1 as of .*; then a chain to 3`),
    );
    const opened = answer.statements.filter((each) => each.includes("shown as it was recorded"));
    expect(opened.sort()).toEqual([
      "entry 0: shown as it was recorded: /income",
      "entry 0: shown as it was recorded: /name",
      "entry 2: shown as it was recorded: /income",
      "entry 5: shown as it was recorded: /income",
    ]);
    expect(bundle.includes("Bob")).toBe(false);
  });
});

describe("what the verifier names in a database that was tampered with", () => {
  /** Tampers, exports both kinds of bundle, and compares the first codes. */
  const named = async (
    database: Installation,
    code: string,
    place: Readonly<Record<string, unknown>>,
    live: string,
  ): Promise<void> => {
    for (const what of ["log", "file"] as const) {
      const answer = await scene.judge(await database.bundle(what), [scene.kept.today]);
      expect(answer.code).toBe(1);
      expect(answer.findings).toContainEqual(expect.objectContaining({ code, ...place }));
    }
    expect(await database.check([scene.kept.today])).toContain(live);
  };

  it("a changed byte of a payload", async () => {
    const database = await today();
    await database.tamper(change(`payload = overlay(payload PLACING '\\x7a' FROM 12)`, 1));
    await named(database, "payload-changed", { index: 3, stream: REQUEST }, "payload-changed");
  });

  it("a changed byte of a ciphertext", async () => {
    const database = await today();
    const at = "octet_length(payload) - 90";
    const flipped = `set_byte(payload, ${at}, get_byte(payload, ${at}) # 1)`;
    await database.tamper(change(`payload = ${flipped}`, 0));
    await named(database, "payload-changed", { index: 0, stream: REQUEST }, "payload-changed");
  });

  it("changed metadata", async () => {
    const database = await today();
    const other = `convert_to(replace(convert_from(metadata, 'UTF8'), 'pseudonym-7', 'pseudonym-8'), 'UTF8')`;
    await database.tamper(change(`metadata = ${other}`, 2));
    await named(database, "metadata-changed", { index: 5, stream: REQUEST }, "metadata-changed");
  });

  it("a row that was deleted in the middle", async () => {
    const database = await today();
    await database.tamper(`DELETE FROM rechtop_log.events WHERE ${eventOf(1)}`);
    await named(database, "row-missing", { index: 5, stream: REQUEST }, "row-missing");
  });

  it("two ciphertexts that were swapped", async () => {
    const database = await today();
    await database.tamper(
      `UPDATE rechtop_log.events SET payload = (SELECT o.payload FROM rechtop_log.events o
        WHERE ${eventOf(0)
          .replace(/revision = 0/, "o.revision = 2 - events.revision")
          .replace(/category|stream_id/g, "o.$&")})
      WHERE ${eventOf(0).replace("revision = 0", "revision IN (0, 2)")}`,
    );
    const place = { index: 0, stream: REQUEST, message: expect.stringContaining("entry 5") };
    await named(database, "rows-swapped", place, "payload-changed");
  });
});
