import { instant, personalDataErased, streamName, uuid } from "#kernel";
import { FILE } from "./installation.js";
import { Scene } from "./scene.js";
import { codes } from "./verifier.js";

let scene: Scene;
beforeAll(async () => {
  scene = await Scene.set();
});
afterEach(() => scene.clear());
afterAll(() => scene.leave());

const today = () => scene.database("today");
const kept = () => [scene.kept.yesterday, scene.kept.today];

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
