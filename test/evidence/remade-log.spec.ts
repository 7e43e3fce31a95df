import { streamName } from "#kernel";
import { NoteSigner } from "#transparency-log";
import { type Installation, ORIGIN, OTHER_FILE, REQUEST, said } from "./installation.js";
import { change, eventOf, Scene } from "./scene.js";
import { type Answer, codes } from "./verifier.js";

let scene: Scene;
beforeAll(async () => {
  scene = await Scene.set();
});
afterEach(() => scene.clear());
afterAll(() => scene.leave());

const today = () => scene.database("today");
const kept = () => [scene.kept.yesterday, scene.kept.today];

describe("what the verifier names in a log that was made again", () => {
  /** Seals the events of the database from the start, as whoever holds the key of the log can. */
  const remade = async (database: Installation, signer = scene.keys.log): Promise<Installation> => {
    await database.forgetProofs();
    await database.seal(undefined, { signer });
    return database;
  };
  const judged = async (database: Installation, earlier: string[]): Promise<Answer> => {
    const answer = await scene.judge(await database.bundle("log"), earlier);
    expect(answer.code).toBe(1);
    return answer;
  };

  it("a tail that was cut off and the rest signed again", async () => {
    const database = await today();
    await database.tamper(`DELETE FROM rechtop_log.events WHERE ${eventOf(3)}`);
    const answer = await judged(await remade(database), [scene.kept.today]);
    expect(codes(answer)).toContain("witness-missing");
    expect(codes(answer)).toContain("tail-cut");
    expect(await database.check([scene.kept.today])).toContain("older-database");
  });

  it("a tail that was cut off, when nobody but the witness has kept anything", async () => {
    const database = await today();
    await database.tamper(`DELETE FROM rechtop_log.events WHERE ${eventOf(3)}`);
    expect(codes(await judged(await remade(database), []))).toEqual(["witness-missing"]);
    await expect(database.seal(scene.witness)).rejects.toMatchObject({ code: "older-database" });
  });

  it("yesterday's database", async () => {
    const database = await scene.database("yesterday");
    const answer = await judged(database, [scene.kept.today]);
    expect(codes(answer)).toEqual(["older-database"]);
    expect(await database.check([scene.kept.today])).toContain("older-database");
    const file = await scene.judge(await database.bundle("file"), [scene.kept.today]);
    expect(codes(file)).toEqual(["older-database"]);
  });

  it("yesterday's database that was gone on with", async () => {
    const database = await scene.database("yesterday");
    const stream = streamName("request", OTHER_FILE);
    for (const [i, note] of ["a", "b", "c", "d"].entries()) {
      await database.append(stream, 1 + i, said(note));
    }
    expect(await database.seal(scene.witness)).not.toContain(scene.witness.signer.name);
    const answer = await judged(database, [scene.kept.today]);
    expect(codes(answer)).toEqual(["witness-missing", "inconsistent-history"]);
  });

  it("a fork: two roots of one size", async () => {
    const database = await scene.database("yesterday");
    await database.append(REQUEST, 2, said("refused"));
    await database.append(REQUEST, 3, said("told"));
    await database.append(REQUEST, 4, said("over"));
    await database.seal(undefined, { streamHeads: false });
    const answer = await judged(database, [scene.kept.today]);
    expect(codes(answer)).toEqual(["witness-missing", "fork"]);
    const bundle = await database.bundle("file");
    expect(codes(await scene.judge(bundle, [scene.kept.today]))).toContain("fork");
    await expect(database.seal(scene.witness)).rejects.toMatchObject({ code: "fork" });
  });

  /** A row that says to be older than it is; `order` is where it comes in the log. */
  const inserted = (order: string): string =>
    `INSERT INTO rechtop_log.events (commit_order, category, stream_id, revision, event_id, type,
      schema_version, payload, metadata, recorded_at)
    SELECT ${order}, 'income', '${OTHER_FILE}', 0, gen_random_uuid(), type, 1, payload, metadata,
      recorded_at - interval '1 day' FROM rechtop_log.events WHERE ${eventOf(1)}`;

  it("a row that was put in later, with an older date", async () => {
    const database = await today();
    const next = "(SELECT max(commit_order) + 1 FROM rechtop_log.events)";
    await database.tamper(inserted(next));
    await database.append(streamName("x", OTHER_FILE), 0, said("so that readers pass it"));
    await database.seal(scene.witness, { streamHeads: false });
    const answer = await judged(database, [scene.kept.today]);
    expect(answer.findings).toEqual([expect.objectContaining({ code: "back-dated", index: 8 })]);
  });

  it("a row that was put in among older ones, and everything sealed again", async () => {
    const database = await today();
    await database.tamper(inserted("commit_order"));
    const answer = await judged(await remade(database), [scene.kept.yesterday]);
    expect(codes(answer)).toEqual(
      expect.arrayContaining(["witness-missing", "inconsistent-history", "back-dated"]),
    );
  });

  it("a row that was put in among older ones and is sealed nowhere: only the live log shows it", async () => {
    const database = await today();
    await database.tamper(inserted("commit_order"));
    expect(await database.check()).toContain("back-dated");
    expect(codes(await scene.judge(await database.bundle("log"), kept()))).toEqual([]);
  });

  it("a changed payload that was sealed again", async () => {
    const database = await today();
    await database.tamper(change(`payload = '{"note":"unheard"}'`, 1));
    const answer = await judged(await remade(database), [scene.kept.yesterday]);
    expect(codes(answer)).toEqual(
      expect.arrayContaining(["witness-missing", "inconsistent-history"]),
    );
  });

  it("another key", async () => {
    const stranger = NoteSigner.generate(ORIGIN);
    const answer = await judged(await remade(await today(), stranger), [scene.kept.today]);
    expect(codes(answer)).toContain("wrong-key");
  });

  it("another origin", async () => {
    const elsewhere = NoteSigner.generate("log.example/elsewhere");
    const answer = await judged(await remade(await today(), elsewhere), [scene.kept.today]);
    expect(codes(answer)).toContain("wrong-key");
  });

  it("a changed signature", async () => {
    const bundle = (await (await today()).bundle("log")).toString("latin1");
    const at = bundle.lastIndexOf(` ${ORIGIN} `) + ORIGIN.length + 20;
    const other = bundle[at] === "A" ? "B" : "A";
    const changed = Buffer.from(bundle.slice(0, at) + other + bundle.slice(at + 1), "latin1");
    expect(codes(await scene.judge(changed))).toContain("signature-invalid");
  });
});

describe("what the verifier names when witnesses are wanted", () => {
  it("a witness that did not sign", async () => {
    const database = await today();
    await database.append(REQUEST, 4, said("more"));
    await database.seal(undefined, { streamHeads: false });
    const answer = await scene.judge(await database.bundle("log"), kept());
    expect(codes(answer)).toEqual(["witness-missing"]);
  });

  it("a witness whom the reader does not know", async () => {
    const stranger = NoteSigner.generate("witness.example/other", "cosignature");
    const policy = `log ${scene.keys.log.verifierKey}\nwitness o ${stranger.verifierKey}\nquorum o\n`;
    const answer = await scene.judge(await (await today()).bundle("log"), kept(), policy);
    expect(codes(answer)).toEqual(["witness-missing"]);
  });

  it("a quorum of which one is missing", async () => {
    const second = NoteSigner.generate("witness.example/second", "cosignature");
    const policy = scene.policy.replace(
      "quorum w",
      `witness v ${second.verifierKey}\ngroup both all v w\nquorum both`,
    );
    const answer = await scene.judge(await (await today()).bundle("file"), [], policy);
    expect(codes(answer)).toEqual(["witness-missing"]);
    const either = policy.replace("both all", "both any");
    const bundle = await (await today()).bundle("file");
    expect((await scene.judge(bundle, [], either)).code).toBe(0);
  });
});
