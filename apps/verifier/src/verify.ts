import type { Bundle } from "./bundle.js";
import { type Checkpoint, type Policy, readCheckpoint } from "./checkpoint.js";
import { parseEvent, parseHeads } from "./entry.js";
import { fail, Findings } from "./findings.js";
import { followLog, type Roots } from "./log.js";
import { leafHash, sha256, verifyConsistency } from "./tree.js";

/** A checkpoint from an earlier day: from the bundle, with a proof, or kept by the reader. */
type Earlier = Checkpoint & { from: string; proof: string[] | undefined };

/** All entries together: order, chains, tree, proofs, signatures, and what the reader kept. */
export function verify(bundle: Bundle, policy: Policy, kept: ReadonlyMap<string, Buffer>) {
  const findings = new Findings();
  const statements: string[] = [];
  const earlier: Earlier[] = [];
  const readNote = (from: string, note: Buffer): Checkpoint => {
    findings.place = { checkpoint: from };
    return readCheckpoint(note, policy, findings);
  };
  const addEarlier = (from: string, note: Buffer, proof?: string[]): void => {
    earlier.push({ ...readNote(from, note), from, proof });
  };
  for (const [from, note] of kept) findings.check(() => addEarlier(from, note));
  const roots: Roots = new Map(earlier.map(({ size }) => [size, undefined]));
  const log = followLog(bundle, findings, roots);
  const last: { checkpoint?: Checkpoint } = {};

  const read = (kind: string, bytes: Buffer, number: number, proof: string[]): void => {
    if (kind === "event") log.event(parseEvent(bytes), leafHash(bytes), proof);
    else if (kind === "heads") log.heads(parseHeads(bytes), leafHash(bytes), proof);
    else if (kind === "member") log.member(bytes, number, proof);
    else if (kind === "earlier") addEarlier("in the bundle", bytes, proof);
    else if (kind === "checkpoint") last.checkpoint = readNote("of the bundle", bytes);
  };

  /** Fails unless the log of the checkpoint begins with that of an earlier one. */
  const compare = (newer: Checkpoint, { origin, size, root }: Earlier): void => {
    if (origin !== newer.origin) fail("wrong-key", `it is of another log, ${origin}`);
    if (size > newer.size) {
      const message = `the log had ${size} entries then, and is shown with ${newer.size}`;
      // No witness signs a smaller tree after a larger one: what bears its signature is older.
      if (newer.cosigned.size > 0) fail("older-database", message);
      fail("tail-cut", `${message}: its end was cut off and the rest signed anew`);
    }
    const isForked = [newer, ...earlier].some((each) => each.size === size && each.root !== root);
    if (isForked) fail("fork", `two different trees of ${size} entries were signed`);
    const known = size === 0 ? sha256("") : size === newer.size ? newer.root : roots.get(size);
    const proof = earlier.find((other) => other.size === size && other.proof)?.proof;
    if (known === root) return;
    if (known !== undefined) fail("inconsistent-history", "the log begins with other entries now");
    if (!proof) fail("proof-truncated", "no proof is given that the log begins with its entries");
    verifyConsistency({ size, root }, newer, proof);
  };

  const judge = (checkpoint: Checkpoint): void => {
    const { origin, size, root, cosigned } = checkpoint;
    if (origin !== bundle.origin) fail("wrong-key", `it is of another log, ${origin}`);
    if (size !== bundle.size) fail("root-mismatch", `it is of ${size} entries`);
    const by = [...cosigned.keys()].join(", ") || "nobody";
    if (!policy.quorum(cosigned)) findings.add("witness-missing", `only cosigned by ${by}`);
    statements.push(`log ${origin}: ${size} entries, root ${root}`);
    for (const [witness, time] of cosigned) statements.push(`cosigned by ${witness} on ${time}`);
    for (const each of earlier) {
      findings.place = { checkpoint: each.from };
      findings.check(() => compare(checkpoint, each));
      statements.push(`it extends the checkpoint of ${each.size} entries (${each.from})`);
    }
    findings.place = {};
    statements.push(...log.finish(checkpoint));
  };

  findings.check(() => {
    for (const { kind, number, parts, proof } of bundle.frames()) {
      findings.place = {};
      findings.check(() => read(kind, parts[0] ?? Buffer.alloc(0), number, proof));
    }
    findings.place = { checkpoint: "of the bundle" };
    if (last.checkpoint) judge(last.checkpoint);
    else findings.add("bundle-truncated", "there is none that holds");
  });
  return { findings, statements };
}
