import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { parseCheckpoint } from "../checkpoint/checkpoint.js";
import { NoteSigner } from "../note/keys.js";
import { parseNote } from "../note/signed-note.js";
import { KnownLog } from "../testing/known-log.js";
import type { WitnessOrders, WitnessReport } from "../testing/witness-child.js";
import { FileWitnessState } from "./file-state.js";
import { submitToWitness } from "./submit.js";

const CHILD = fileURLToPath(
  new URL("../../../../dist/libs/transparency-log/src/testing/witness-child.js", import.meta.url),
);
const LIVES = 12;
const LAST = 400;

const log = new KnownLog("log.example/a", LAST);
const signer = NoteSigner.generate("w.example", "cosignature");

describe("a witness that is killed", () => {
  let folder: string;
  let orders: WitnessOrders;
  beforeAll(async () => {
    if (!existsSync(CHILD)) {
      throw new Error(`${CHILD} is missing: run "npm run build" first (npm test does)`);
    }
    folder = await mkdtemp(join(tmpdir(), "witness-"));
    orders = {
      stateFile: join(folder, "state"),
      signer: signer.exportPrivateKey(),
      log: log.signer.verifierKey,
    };
  });
  afterAll(() => rm(folder, { recursive: true }));

  it("has stored what it cosigned, and starts again over what it left", async () => {
    let cosigned = 0;
    let asked = 0;
    for (let life = 0; life < LIVES; life += 1) {
      const { child, url } = await start();
      const submit = async (size: number) => {
        asked = size;
        await submitToWitness(url, submission(cosigned, size));
        cosigned = size;
      };
      for (let i = 0; i < 3; i += 1) await submit(asked + 1);
      // Killed while it works on the next one, each time a little later.
      const last = submit(asked + 1).catch(() => undefined);
      for (let turn = 0; turn < life * 4; turn += 1) await setImmediate();
      child.kill("SIGKILL");
      await Promise.all([last, once(child, "exit")]);

      const seen = await stored();
      expect([cosigned, asked]).toContain(seen);
      expect(seen).toBeGreaterThanOrEqual(cosigned);
      cosigned = seen;
    }
  }, 120_000);

  it("is not started a second time while it lives", async () => {
    const { child } = await start();
    expect(await reportOf(spawn())).toEqual({ failed: "FileInUse" });
    child.kill("SIGKILL");
    await once(child, "exit");
    expect(await stored()).toBeGreaterThan(0);
  });

  /** Size of the checkpoint that the state file holds. */
  async function stored(): Promise<number> {
    const state = await FileWitnessState.open(orders.stateFile);
    const note = state.latest(log.origin) ?? "";
    await state.close();
    return Number(parseCheckpoint(parseNote(note).text).size);
  }

  function submission(oldSize: number, size: number) {
    return {
      note: log.checkpoint(size),
      oldSize: BigInt(oldSize),
      prove: async (from: bigint) => log.proof(Number(from), size),
      witness: [signer.verifier],
      deadline: AbortSignal.timeout(10_000),
    };
  }

  function spawn(): ChildProcess {
    return fork(CHILD, [JSON.stringify(orders)], { execArgv: [] });
  }

  async function start(): Promise<{ child: ChildProcess; url: string }> {
    const child = spawn();
    const report = await reportOf(child);
    if ("failed" in report) throw new Error(report.failed);
    return { child, url: report.url };
  }

  async function reportOf(child: ChildProcess): Promise<WitnessReport> {
    const [report] = (await once(child, "message")) as [WitnessReport];
    if ("failed" in report) await once(child, "exit");
    return report;
  }
});
