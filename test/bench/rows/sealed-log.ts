import { instant } from "#kernel";
import { NoteSigner, SealedLog, Sealing } from "#transparency-log";
import type { Bench } from "../bench.js";

/** The sealed long log, the key that signs it, and what sealing it took. */
export interface SealedBench {
  readonly sealed: SealedLog;
  readonly signer: NoteSigner;
  readonly leaves: number;
  readonly seconds: number;
}

const made = new WeakMap<Bench, Promise<SealedBench>>();

/** Seals the long log, once. */
export function sealedLog(bench: Bench): Promise<SealedBench> {
  const known = made.get(bench) ?? seal(bench);
  made.set(bench, known);
  return known;
}

async function seal(bench: Bench): Promise<SealedBench> {
  const { pool, store } = await bench.log("sealed", bench.events);
  const signer = NoteSigner.generate("log.example/bench");
  const sealed = new SealedLog(pool, store);
  const clock = { now: () => instant("2025-03-03T08:00:00Z") };
  const sealing = new Sealing({ pool, source: sealed.source, signer, clock, streamHeads: false });
  bench.progress("sealing");
  const begin = performance.now();
  const checkpoint = await sealing.run();
  if (checkpoint === undefined) throw new Error("nothing was sealed");
  return { sealed, signer, leaves: checkpoint.size, seconds: (performance.now() - begin) / 1000 };
}
