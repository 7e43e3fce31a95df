import { instant, personalDataErased, streamName, uuid } from "#kernel";
import { NoteSigner } from "#transparency-log";
import { FILE, type Installation, ORIGIN, OTHER_FILE, REQUEST, said, Scene } from "./scene.js";
import type { Answer } from "./verifier.js";

let scene: Scene;
beforeAll(async () => {
  scene = await Scene.set();
});
afterEach(() => scene.clear());
afterAll(() => scene.leave());

/** SQL that picks one event of the log. */
const eventOf = (revision: number, stream: string = REQUEST): string =>
  `category || '-' || stream_id = '${stream}' AND revision = ${revision}`;
const change = (what: string, revision: number): string =>
  `UPDATE rechtop_log.events SET ${what} WHERE ${eventOf(revision)}`;
const codes = ({ findings }: Answer): string[] => findings.map(({ code }) => code);

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

describe("what the verifier names in a bundle", () => {
  /** The first inclusion proof of a bundle of a file, rewritten. */
  const withProof = async (rewrite: (proof: string[]) => string[]): Promise<Buffer> => {
    const bundle = (await (await today()).bundle("file")).toString("latin1");
    const start = bundle.indexOf("event ");
    const [line = "", entry = "", metadata = "", payload = "", hashes = ""] =
      /event (\d+) (\d+) (\d+) (\d+)\n/.exec(bundle.slice(start)) ?? [];
    const content =
      start + line.length + [entry, metadata, payload].map(Number).reduce((a, b) => a + b);
    const end = content + 1 + 45 * Number(hashes);
    const proof = rewrite(bundle.slice(content + 1, end - 1).split("\n"));
    const head = `event ${entry} ${metadata} ${payload} ${proof.length}\n`;
    const text = `${bundle.slice(0, start)}${head}${bundle.slice(start + line.length, content)}\n`;
    const lines = proof.map((hash) => `${hash}\n`).join("");
    return Buffer.from(text + lines + bundle.slice(end), "latin1");
  };

  it.each([
    ["as it is", (proof: string[]) => proof, []],
    ["cut", (proof: string[]) => proof.slice(0, -1), ["proof-truncated"]],
    ["with one hash more", (proof: string[]) => [...proof, proof[0]!], ["proof-wrong"]],
    ["in another order", (proof: string[]) => proof.toReversed(), ["proof-wrong"]],
  ])("a proof %s", async (_how, rewrite, wanted) => {
    expect(codes(await scene.judge(await withProof(rewrite)))).toEqual(wanted);
  });

  it("a text that the ciphertext never held, shown under another key", async () => {
    const bundle = await (await today()).bundle("file", { open: true });
    const shown = bundle.toString("latin1").replace('{"/name":"Ann Ex"}', '{"/name":"Eve Ex"}');
    const answer = await scene.judge(Buffer.from(shown, "latin1"));
    expect(answer.findings).toEqual([
      expect.objectContaining({ code: "commitment-mismatch", index: 0 }),
    ]);
  });

  it("half a bundle", async () => {
    const bundle = await (await today()).bundle("log");
    const answer = await scene.judge(bundle.subarray(0, bundle.length / 2));
    expect(codes(answer)).toContain("bundle-truncated");
  });
});

// The last one: keys outlive the databases, and so does their destruction.
describe("content that was erased", () => {
  it("is said to be erased, on whose authority, and everything is proved as before", async () => {
    const database = await today();
    const keys = scene.keys.data;
    const [identity] = (await keys.describe(FILE)).filter(({ kind }) => kind === "identity");
    const erasure = {
      erasureId: uuid("99999999-9999-4999-8999-999999999999"),
      keyIds: [identity!.keyId],
      parts: [{ subject: "applicant", kind: "identity" }],
      authority: { code: "selectionList", reference: "OCMW 2015, 4.2" },
      erasedAt: "2026-03-09T10:00:00.000Z",
    };
    const stream = streamName("erasure", FILE);
    await database.append(stream, 0, { type: personalDataErased.type, data: erasure });
    await keys.destroy({
      erasureId: erasure.erasureId,
      at: instant(erasure.erasedAt),
      authority: "selectionList: OCMW 2015, 4.2",
      keyIds: erasure.keyIds,
    });
    await database.seal(undefined, { streamHeads: false });
    const policy = `log ${scene.keys.log.verifierKey}\nquorum none\n`;
    const said =
      "content erased on 2026-03-09T10:00:00.000Z by authority selectionList OCMW 2015, 4.2";

    const bundle = await database.bundle("file", { earlier: kept(), open: true });
    const file = await scene.judge(bundle, kept(), policy);
    expect(file).toMatchObject({ code: 0, findings: [] });
    expect(file.statements).toContain(`entry 0 ${identity!.keyId}: ${said}: /name`);
    expect(file.statements).toContain("entry 0: shown as it was recorded: /income");
    expect(bundle.includes("Ann Ex")).toBe(false);

    const log = await scene.judge(await database.bundle("log"), kept(), policy);
    expect(log).toMatchObject({ code: 0, findings: [] });
    expect(log.statements).toContain(`1 keys destroyed: ${said}`);
    expect(await database.check(kept())).toEqual([]);
  });
});
