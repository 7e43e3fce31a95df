import fc from "fast-check";
import { parseCheckpoint } from "../checkpoint/checkpoint.js";
import { NoteSigner } from "../note/keys.js";
import { openNote, parseNote, signNote } from "../note/signed-note.js";
import { KnownLog } from "../testing/known-log.js";
import { formatAddCheckpoint } from "./request.js";
import { Witness, type WitnessState } from "./witness.js";

const SEED = 20_261_108;
const NOW = new Date("2026-11-22T10:00:00.900Z");

const log = new KnownLog("log.example/a", 40);
const fork = new KnownLog("log.example/a", 40, { forkedAt: 3, signer: log.signer });
const stranger = new KnownLog("log.example/stranger", 5);
const signer = NoteSigner.generate("w.example", "cosignature");

class MemoryState implements WitnessState {
  readonly notes = new Map<string, string>();
  broken = false;

  latest(origin: string): string | undefined {
    return this.notes.get(origin);
  }

  async store(origin: string, note: string): Promise<void> {
    // Others get their turn between what was read and what is written.
    await Promise.resolve();
    if (this.broken) throw new Error("no space left");
    this.notes.set(origin, note);
  }
}

function aWitness() {
  const state = new MemoryState();
  const witness = new Witness({ signer, logs: [log.signer.verifier], state, now: () => NOW });
  const add = (oldSize: number, size: number, history = log) =>
    witness.addCheckpoint(body(oldSize, history.checkpoint(size), history.proof(oldSize, size)));
  return { state, witness, add };
}

function body(oldSize: number | bigint, note: string, proof: readonly Buffer[] = []): Buffer {
  return Buffer.from(formatAddCheckpoint({ oldSize: BigInt(oldSize), proof, note }));
}

describe("a witness", () => {
  it("cosigns the first checkpoint, with its time, and each that continues it", async () => {
    const { add, state } = aWitness();
    for (const [oldSize, size] of [
      [0, 3],
      [3, 8],
      [8, 8],
      [8, 40],
    ] as const) {
      const { status, body } = await add(oldSize, size);
      const { text } = parseNote(log.checkpoint(size));
      const { signatures } = openNote(`${text}\n${body}`, [signer.verifier]);
      expect([status, signatures]).toEqual([
        200,
        [{ verifier: signer.verifier, time: 1_795_341_600n }],
      ]);
      expect(state.notes.get(log.origin)).toBe(log.checkpoint(size));
    }
  });

  it("cosigns a log without entries, and goes on from there", async () => {
    const { add, witness } = aWitness();
    const wrong = signNote(
      `${log.origin}\n0\n${Buffer.alloc(32).toString("base64")}\n`,
      log.signer,
    );
    expect((await witness.addCheckpoint(body(0, wrong))).status).toBe(422);
    expect((await add(0, 0)).status).toBe(200);
    expect((await add(0, 5)).status).toBe(200);
  });

  it("says 409 and the size that it knows when the log believes another one", async () => {
    const { add } = aWitness();
    const size = (n: number) => ({ status: 409, contentType: "text/x.tlog.size", body: `${n}\n` });
    expect(await add(2, 3)).toEqual(size(0));
    await add(0, 8);
    expect(await add(0, 8)).toEqual(size(8));
    expect(await add(3, 40)).toEqual(size(8));
    expect(await add(3, 5)).toEqual(size(8));
  });

  it("says 409 without a size to another tree of the size that it knows", async () => {
    const { add } = aWitness();
    await add(0, 8);
    expect(await add(8, 8, fork)).toMatchObject({
      status: 409,
      contentType: expect.stringMatching(/^text\/plain/),
    });
  });

  it("says 422 to a history that does not continue the one that it knows", async () => {
    const { add, witness } = aWitness();
    await add(0, 8);
    expect((await add(8, 40, fork)).status).toBe(422);
    const proof = log.proof(8, 40);
    for (const wrong of [[], proof.slice(1), [...proof, proof[0]!], proof.toReversed()]) {
      expect((await witness.addCheckpoint(body(8, log.checkpoint(40), wrong))).status).toBe(422);
    }
    expect((await witness.addCheckpoint(body(8, log.checkpoint(8), proof))).status).toBe(422);
    expect((await add(8, 40)).status).toBe(200);
  });

  it("says 422 to a proof from nothing", async () => {
    const { witness } = aWitness();
    const answer = await witness.addCheckpoint(body(0, log.checkpoint(3), log.proof(2, 3)));
    expect(answer.status).toBe(422);
  });

  it("says 404 to a log that it does not know", async () => {
    const { add } = aWitness();
    expect((await add(0, 5, stranger)).status).toBe(404);
  });

  it("says 403 when the log has not signed, or its signature does not hold", async () => {
    const { add, witness, state } = aWitness();
    const impostor = new KnownLog(log.origin, 40);
    expect((await add(0, 5, impostor)).status).toBe(403);
    const changed = log.checkpoint(5).replace("\n5\n", "\n6\n");
    expect((await witness.addCheckpoint(body(0, changed))).status).toBe(403);
    expect(state.notes.size).toBe(0);
  });

  it("says 400 to an old size above that of the checkpoint", async () => {
    const { add, witness } = aWitness();
    await add(0, 8);
    expect((await witness.addCheckpoint(body(9, log.checkpoint(8)))).status).toBe(400);
  });

  it.each([
    ["nothing", ""],
    ["no old size", `\n${log.checkpoint(3)}`],
    ["an old size with a leading zero", `old 00\n\n${log.checkpoint(3)}`],
    ["a negative old size", `old -1\n\n${log.checkpoint(3)}`],
    ["an old size above 64 bits", `old 18446744073709551616\n\n${log.checkpoint(3)}`],
    ["no empty line", `old 0\n${log.checkpoint(3).replace("\n\n", "\n")}`],
    ["a hash of 31 bytes", `old 0\n${Buffer.alloc(31).toString("base64")}\n\n${log.checkpoint(3)}`],
    [
      "64 hashes",
      `old 0\n${`${Buffer.alloc(32).toString("base64")}\n`.repeat(64)}\n${log.checkpoint(3)}`,
    ],
    ["no note", "old 0\n\nlog.example/a\n3\n"],
    ["no checkpoint", `old 0\n\n${signNote("log.example/a\nthree\n", log.signer)}`],
    ["an empty line in the checkpoint", `old 0\n\n${signNote("log.example/a\n\n", log.signer)}`],
  ])("says 400 to %s", async (_, text) => {
    const { witness } = aWitness();
    expect((await witness.addCheckpoint(Buffer.from(text))).status).toBe(400);
  });

  it("says 400 to what is no UTF-8", async () => {
    const { witness } = aWitness();
    const bytes = Buffer.concat([body(0, log.checkpoint(3)), Buffer.from([0xff])]);
    expect((await witness.addCheckpoint(bytes)).status).toBe(400);
  });

  it("cosigns nothing that it could not store, and remembers what it stored before", async () => {
    const { add, state } = aWitness();
    await add(0, 3);
    state.broken = true;
    await expect(add(3, 8)).rejects.toThrow("no space left");
    state.broken = false;
    expect((await add(3, 8)).status).toBe(200);
  });

  it("needs keys of the right use", () => {
    const state = new MemoryState();
    const logs = [log.signer.verifier];
    expect(() => new Witness({ signer: log.signer, logs, state })).toThrow(TypeError);
    expect(() => new Witness({ signer, logs: [signer.verifier], state })).toThrow(TypeError);
  });

  it(`never cosigns two histories, whatever arrives at once (seed ${SEED})`, async () => {
    const size = fc.nat({ max: 40 });
    const request = fc.record({ oldSize: size, size, forked: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(fc.array(request, { maxLength: 30 }), async (requests) => {
        const { add, state } = aWitness();
        const answers = await Promise.all(
          requests.map(async ({ oldSize, size, forked }) => {
            if (oldSize > size) return [];
            const history = forked ? fork : log;
            const { status } = await add(oldSize, size, history);
            return status === 200 ? [{ size, root: history.tree.root(0, size) }] : [];
          }),
        );
        const cosigned = answers.flat();
        // In the order of their answers they only grow, and one of the two histories has them all.
        const sizes = cosigned.map((one) => one.size);
        expect(sizes).toEqual(sizes.toSorted((a, b) => a - b));
        const histories = [log, fork].filter(({ tree }) =>
          cosigned.every(({ size, root }) => tree.root(0, size).equals(root)),
        );
        expect(histories.length).toBeGreaterThan(0);
        const note = state.notes.get(log.origin);
        const last = note === undefined ? 0 : Number(parseCheckpoint(parseNote(note).text).size);
        expect(last).toBe(sizes.at(-1) ?? 0);
      }),
      { seed: SEED, numRuns: 60 },
    );
  });
});
