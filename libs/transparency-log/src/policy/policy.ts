import { openCheckpoint, type OpenedCheckpoint } from "../checkpoint/checkpoint.js";
import { FormatInvalid } from "../format.js";
import { type KeyUse, NoteVerifier } from "../note/keys.js";

/** Which logs are trusted, and which witnesses must have seen a checkpoint (C2SP tlog-policy). */
export interface Policy {
  readonly logs: readonly PolicyKey[];
  readonly witnesses: readonly PolicyKey[];
  /** What must have cosigned; `undefined` for `quorum none`. */
  readonly quorum: Member | undefined;
}

/** A key with the address at which its owner can be reached, where the policy gives one. */
export interface PolicyKey {
  readonly verifier: NoteVerifier;
  readonly url?: string;
}

/** A witness, or a group of which enough members must have cosigned. */
export type Member =
  | { readonly name: string; readonly witness: NoteVerifier }
  | { readonly name: string; readonly threshold: number; readonly members: readonly Member[] };

/** Fewer witnesses have cosigned than the policy asks for. */
export class QuorumMissing extends Error {
  constructor(
    /** Names, in the policy, of the witnesses whose cosignature is not there. */
    readonly missing: readonly string[],
  ) {
    super(`too few witnesses: no cosignature of ${missing.join(", ")}`);
    this.name = "QuorumMissing";
  }
}

/**
 * Reads a policy file. It must name at least one log: here none is known from elsewhere.
 *
 * @throws FormatInvalid with the number of the line and what is wrong there
 */
export function parsePolicy(text: string): Policy {
  const reader = new PolicyReader();
  for (const [i, line] of text.split("\n").entries()) {
    try {
      reader.read(line);
    } catch (error) {
      if (!(error instanceof FormatInvalid)) throw error;
      throw new FormatInvalid("policy", `line ${i + 1}: ${error.reason}`);
    }
  }
  return reader.policy();
}

/**
 * The checkpoint in `note`, when the policy accepts it: signed by one of its logs under that log's
 * name, and cosigned by enough of its witnesses.
 *
 * @throws FormatInvalid, CheckpointRejected or NoteRejected when a log or a signature is wrong
 * @throws QuorumMissing when too few witnesses have cosigned
 */
export function checkPolicy(policy: Policy, note: string): OpenedCheckpoint {
  const keys = (named: readonly PolicyKey[]) => named.map(({ verifier }) => verifier);
  const witnesses = keys(policy.witnesses);
  const opened = openCheckpoint(note, keys(policy.logs), witnesses);
  const seen = new Set(opened.signatures.map(({ verifier }) => verifier));
  if (policy.quorum !== undefined && !holds(policy.quorum, seen)) {
    throw new QuorumMissing(missing(policy.quorum, seen));
  }
  return opened;
}

/** Whether the policy accepts the checkpoint; `checkPolicy` says why not. */
export function satisfies(policy: Policy, note: string): boolean {
  try {
    checkPolicy(policy, note);
    return true;
  } catch {
    return false;
  }
}

function holds(member: Member, seen: ReadonlySet<NoteVerifier>): boolean {
  if ("witness" in member) return seen.has(member.witness);
  return member.members.filter((one) => holds(one, seen)).length >= member.threshold;
}

function missing(member: Member, seen: ReadonlySet<NoteVerifier>): string[] {
  if ("witness" in member) return seen.has(member.witness) ? [] : [member.name];
  return member.members.flatMap((one) => missing(one, seen));
}

/** Takes a policy line by line: what is named must be defined above. */
class PolicyReader {
  readonly #logs: PolicyKey[] = [];
  readonly #witnesses: PolicyKey[] = [];
  readonly #members = new Map<string, Member>();
  /** Members that already count for a group. */
  readonly #grouped = new Set<string>();
  #quorum: { readonly member: Member | undefined } | undefined;

  read(line: string): void {
    if (/[\u0000-\u0008\u000b-\u001f\u007f]/.test(line)) throw wrong("control character");
    const [keyword, ...items] = line.split(/[ \t]+/).filter((item) => item !== "");
    if (keyword === undefined || keyword.startsWith("#")) return;
    if (keyword === "log") this.#log(items);
    else if (keyword === "witness") this.#witness(items);
    else if (keyword === "group") this.#group(items);
    else if (keyword === "quorum") this.#setQuorum(items);
    else throw wrong("unknown keyword");
  }

  policy(): Policy {
    if (this.#quorum === undefined) throw wrong("no quorum");
    if (this.#logs.length === 0) throw wrong("no log");
    return { logs: this.#logs, witnesses: this.#witnesses, quorum: this.#quorum.member };
  }

  #log([key = "", url, ...rest]: readonly string[]): void {
    if (key === "" || rest.length > 0) throw wrong("log");
    this.#logs.push(policyKey(key, url, "note", this.#logs));
  }

  #witness([name = "", key = "", url, ...rest]: readonly string[]): void {
    if (key === "" || rest.length > 0) throw wrong("witness");
    const witness = policyKey(key, url, "cosignature", this.#witnesses);
    this.#define({ name, witness: witness.verifier });
    this.#witnesses.push(witness);
  }

  #group([name = "", count = "", ...names]: readonly string[]): void {
    const members = names.map((one) => this.#member(one));
    for (const one of names) {
      // A witness that counted twice would make two out of one.
      if (this.#grouped.has(one)) throw wrong("member of two groups");
      this.#grouped.add(one);
    }
    const threshold = thresholdOf(count, members.length);
    if (threshold < 1 || threshold > members.length) throw wrong("threshold");
    this.#define({ name, threshold, members });
  }

  #setQuorum([name = "", ...rest]: readonly string[]): void {
    if (name === "" || rest.length > 0) throw wrong("quorum");
    if (this.#quorum !== undefined) throw wrong("second quorum");
    this.#quorum = { member: name === NONE ? undefined : this.#member(name) };
  }

  #member(name: string): Member {
    const member = this.#members.get(name);
    if (member === undefined) throw wrong("undefined name");
    return member;
  }

  #define(member: Member): void {
    if (member.name === NONE || this.#members.has(member.name)) throw wrong("name taken");
    this.#members.set(member.name, member);
  }
}

const NONE = "none";

/** `any`, `all` or a number; 0 for anything else. */
function thresholdOf(count: string, members: number): number {
  if (count === "any") return 1;
  if (count === "all") return members;
  return /^[1-9]\d{0,8}$/.test(count) ? Number(count) : 0;
}

function policyKey(
  text: string,
  url: string | undefined,
  use: KeyUse,
  others: readonly PolicyKey[],
): PolicyKey {
  const verifier = NoteVerifier.parse(text);
  if (verifier.use !== use) throw wrong("key of another use");
  if (others.some((other) => other.verifier.publicKey.equals(verifier.publicKey))) {
    throw wrong("duplicate key");
  }
  return { verifier, ...(url === undefined ? {} : { url }) };
}

function wrong(reason: string): FormatInvalid {
  return new FormatInvalid("policy", reason);
}
