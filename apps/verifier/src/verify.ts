import { type Bundle, parseEvent, parseHeads } from "./bundle.js";
import { type Checkpoint, type Policy, readCheckpoint } from "./checkpoint.js";
import { readContents } from "./contents.js";
import { fail, Findings } from "./findings.js";
import { followLog } from "./log.js";
import { leafHash, sha256, verifyConsistency } from "./tree.js";

/** A checkpoint of an earlier day: kept by the reader, or from the bundle, with a proof. */
type Earlier = Checkpoint & { proof?: string[] };

/** Judges a bundle by whom the reader trusts and which checkpoints he kept, by where from. */
export function verify(bundle: Bundle, policy: Policy, kept: ReadonlyMap<string, Buffer>) {
  const findings = new Findings();
  const statements: string[] = [];
  const earlier: Earlier[] = [];
  let own: Checkpoint | undefined;
  const read = (from: string, note: Buffer) => readCheckpoint(from, note, policy, findings);
  for (const [from, note] of kept) findings.check(() => earlier.push(read(from, note)));
  const roots = new Map(earlier.map(({ size }) => [size, ""]));
  const log = followLog(bundle, findings, roots);
  const contents = readContents(bundle, findings);

  /** Fails unless the log of the checkpoint begins with that of an earlier one. */
  function compare(newer: Checkpoint, { from, origin, size, root }: Earlier): void {
    findings.place = { checkpoint: from };
    statements.push(`it extends the checkpoint of ${size} entries (${from})`);
    if (origin !== newer.origin) fail("wrong-key", `it is of another log, ${origin}`);
    if (size > newer.size) {
      // No witness signs a smaller tree after a larger one: what bears its signature is older.
      const code = newer.cosigned.size > 0 ? "older-database" : "tail-cut";
      fail(code, `the log had ${size} entries then, and is shown with ${newer.size}`);
    }
    const isForked = [newer, ...earlier].some((each) => each.size === size && each.root !== root);
    if (isForked) fail("fork", `two different trees of ${size} entries were signed`);
    const known = size === 0 ? sha256("") : roots.get(size);
    if (size === newer.size || known === root) return;
    if (known) fail("inconsistent-history", "the log begins with other entries now");
    const { proof } = earlier.find((other) => other.size === size && other.proof) ?? {};
    if (!proof) fail("proof-truncated", "no proof that the log extends it: export with --earlier");
    verifyConsistency({ size, root }, newer, proof);
  }

  findings.check(() => {
    for (const { kind, number, body, metadata, payload, proof } of bundle.frames()) {
      findings.check(() => {
        if (kind === "event") {
          const entry = parseEvent(body);
          findings.place = { index: Number(entry.index), stream: entry.stream };
          findings.check(() => log.event(entry, leafHash(body), proof));
          contents.event(entry, metadata, payload);
        } else if (kind === "heads") log.heads(parseHeads(body), leafHash(body), proof);
        else if (kind === "member") log.member(body, number, proof);
        else if (kind === "opening") contents.opening(body);
        else if (kind === "earlier") earlier.push({ ...read("in the bundle", body), proof });
        else if (kind === "checkpoint") own = read("of the bundle", body);
      });
    }
    findings.place = { checkpoint: "of the bundle" };
    const checkpoint = own ?? fail("bundle-truncated", "there is none that holds");
    const { origin, size, root, cosigned } = checkpoint;
    if (origin !== bundle.origin) fail("wrong-key", `it is of another log, ${origin}`);
    if (size !== bundle.size) fail("root-mismatch", `it is of ${size} entries`);
    const by = [...cosigned.keys()].join(", ") || "nobody";
    if (!policy.quorum(cosigned)) findings.add("witness-missing", `only cosigned by ${by}`);
    statements.push(`log ${origin}: ${size} entries, root ${root}`);
    for (const [witness, time] of cosigned) statements.push(`cosigned by ${witness} on ${time}`);
    for (const each of earlier) findings.check(() => compare(checkpoint, each));
    findings.place = {};
    statements.push(...log.finish(checkpoint));
  });
  statements.push(...contents.finish());
  // Where something is wrong, nothing else is worth relying on.
  return { findings: findings.list, statements: findings.list.length > 0 ? [] : statements };
}
