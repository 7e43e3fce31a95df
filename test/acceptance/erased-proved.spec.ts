import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { uuid } from "#kernel";
import { SealedLog } from "#transparency-log";
import { Background } from "../../apps/api/src/background.js";
import { SEALING, type SealingParts } from "../../apps/api/src/sealing/sealing-work.js";
import type { CasePlayer } from "../../apps/cli/src/demo/case-player.js";
import { openBundle } from "../../apps/verifier/src/bundle.js";
import { parsePolicy } from "../../apps/verifier/src/checkpoint.js";
import { verify } from "../../apps/verifier/src/verify.js";
import { BY_COURT, Erasures } from "../support/erasures.js";
import { type Product, startProduct } from "../support/product.js";
import { caseAt } from "../support/stages.js";
import { Tracer } from "../support/traces.js";

/** What was kept of the log at some moment. */
interface Kept {
  readonly note: string;
  readonly size: number;
  readonly entries: readonly Uint8Array[];
  /** Files: the bundle of the dossier, and that of the whole log. */
  readonly dossier: string;
  readonly all: string;
}

describe("proofs after an erasure", () => {
  let product: Product;
  let player: CasePlayer;
  let folder: string;
  let before: Kept;
  let after: Kept;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "rechtop-proofs-"));
    product = await startProduct();
    player = await caseAt(product, "decided", "b-partner-with-means");
    await caseAt(product, "investigated");
    before = await keep("before");
    const erasures = await Erasures.of(product, player.file);
    await erasures.executed(BY_COURT);
    after = await keep("after", [before.note]);
  });
  afterAll(async () => {
    await product.stop();
    await rm(folder, { recursive: true });
  });

  /** Seals all there is and exports it, as a reader outside would keep it. */
  async function keep(name: string, earlier: readonly string[] = []): Promise<Kept> {
    const sealedLog = product.app.get(SealedLog);
    const dossier = uuid(player.applicationId);
    await product.app.get(Background).sealing.catchUp(() => sealedLog.covers(dossier));
    const { note, size } = (await sealedLog.checkpoint())!;
    const write = async (what: string, frames: AsyncIterable<Buffer>): Promise<string> => {
      const file = join(folder, `${name}.${what}.rechtop-bundle`);
      await writeFile(file, Buffer.concat(await Array.fromAsync(frames)));
      return file;
    };
    return {
      note,
      size,
      entries: await sealedLog.entries(0, size),
      dossier: await write("dossier", sealedLog.bundleOfDossier(dossier, { earlier })),
      all: await write("all", sealedLog.bundleOfAll({ earlier })),
    };
  }

  /** What the independent verifier says of a bundle, with the checkpoints that were kept. */
  function proved(file: string, kept: Readonly<Record<string, string>> = {}): string[] {
    const { keys } = product.app.get<SealingParts>(SEALING);
    const policy = parsePolicy(`log ${keys!.signer.verifierKey}\nquorum none\n`);
    const saved = new Map(Object.entries(kept).map(([from, note]) => [from, Buffer.from(note)]));
    const { findings, statements } = verify(openBundle(file), policy, saved);
    expect(findings).toEqual([]);
    return statements;
  }

  it("has erased something, and the log has grown by it", async () => {
    const { body } = await player.cast.teamLeader.get(player.file);
    expect(JSON.stringify(body)).toContain('"erased"');
    expect(after.size).toBeGreaterThan(before.size);
  });

  it("what was sealed before is sealed as it was: not one byte and not the root has changed", () => {
    expect(after.entries.slice(0, before.size).map((entry) => Buffer.from(entry))).toEqual(
      before.entries.map((entry) => Buffer.from(entry)),
    );
    const statements = proved(after.all, { kept: before.note });
    expect(statements).toContainEqual(expect.stringContaining(`${before.size} entries (kept)`));
  });

  it("every bundle still verifies, from before and from after", () => {
    for (const { dossier, all } of [before, after]) {
      proved(dossier);
      proved(all);
    }
  });

  it("the bundle of the file says that its content was erased, when and on whose authority", () => {
    const said = proved(after.dossier, { kept: before.note }).join("\n");
    expect(said).toMatch(/erased on 2025-04-02T.* by authority courtOrder AR 31\/12\/A/);
    expect(proved(before.dossier).join("\n")).not.toContain("erased");
  });

  it("nothing of the person is in what is exported", async () => {
    const { insz, familyName } = player.story.request["person"] as Record<string, string>;
    const tracer = new Tracer([insz!, familyName!, "2 100,00 euros"]);
    expect(await tracer.inFiles(folder)).toEqual([]);
  });
});
