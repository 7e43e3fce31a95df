import type { Bundle, EventEntry } from "./bundle.js";
import { fail, type Findings } from "./findings.js";
import { isHash, sha256 } from "./tree.js";

/** So begin payloads with personal data; then comes the commitment to these. */
const SEALED = /^\{"rechtop":"sealed\/v1","commit":"(.{0,44})/s;
/** Personal data of one person and kind in an event, encrypted; `cm` commits to their plaintext. */
type Part = { kid: string; paths: string[]; cm: string };
type Opening = { index: number; kid: string; salt: string; part: object };
type Authority = { code: string; reference: string };
type Erased = { keyIds: string[]; erasedAt: string; authority: Authority };

/** Each event by itself: whether the stored bytes are its own, what of it is shown or erased. */
export function readContents(bundle: Bundle, findings: Findings) {
  const statements: string[] = [];
  const changed: { index: number; stream: string; sealed: string; found: string }[] = [];
  const erasures: Erased[] = [];
  const parts = new Map<string, Part>();

  function event(entry: EventEntry, metadata: Buffer, payload: Buffer): void {
    const { stream, data: sealed, commit } = entry;
    const [index, found] = [Number(entry.index), sha256(payload)];
    if (sha256(metadata) !== entry.meta) findings.add("metadata-changed", "it was not sealed so");
    if (found !== sealed && changed.length < 1000) changed.push({ index, stream, sealed, found });
    if (found !== sealed) return;
    const [, named = "-"] = SEALED.exec(payload.toString("latin1", 0, 80)) ?? [];
    if (named !== commit) fail("commitment-mismatch", "payload and entry name different ones");
    const isErasure = entry.type.startsWith("erasure.PersonalDataErased/");
    if (isErasure) erasures.push(JSON.parse(payload.toString()) as Erased);
    // For a whole log this would take memory for each of its parts.
    if (named === "-" || bundle.dossier === undefined) return;
    const own = (JSON.parse(payload.toString()) as { parts: Part[] }).parts;
    const cms = own.map(({ cm }) => Buffer.from(cm, "base64"));
    const covered = sha256(Buffer.concat([Buffer.from("rechtop.pts/v1\n"), ...cms]));
    if (covered !== commit) fail("commitment-mismatch", "the commitment is not to its parts");
    for (const part of own) parts.set(`${index} ${part.kid}`, part);
  }

  function opening(bytes: Buffer): void {
    const shown = JSON.parse(bytes.toString()) as Opening;
    const { index, kid, salt, part } = shown;
    findings.place = { index };
    // What JSON.parse takes may hold a member twice; its writers gave RFC 8785 for `part`.
    const isExact = JSON.stringify(shown) === bytes.toString() && isHash(salt);
    const text = Buffer.from(`rechtop.pt/v1\n${JSON.stringify(part)}`);
    const opened = [text.subarray(0, 14), Buffer.from(salt, "base64"), text.subarray(14)];
    const isRight = sha256(Buffer.concat(opened)) === parts.get(`${index} ${kid}`)?.cm;
    if (!isExact || !isRight) fail("commitment-mismatch", "what is shown was not recorded");
    statements.push(`entry ${index}: shown as it was recorded: ${Object.keys(part).join(" ")}`);
  }

  /** After the last event: which were changed or exchanged. Gives sentences on the others. */
  function finish(): string[] {
    for (const { index, stream, sealed, found } of changed) {
      const other = changed.find((each) => each.sealed === found && each.found === sealed);
      findings.place = { index, stream };
      if (other) findings.add("rows-swapped", `its payload is that of entry ${other.index}`);
      else findings.add("payload-changed", "it was not sealed so");
    }
    for (const { keyIds, erasedAt, authority } of erasures) {
      const how = `content erased on ${erasedAt} by authority ${authority.code} ${authority.reference}`;
      statements.push(`${keyIds.length} keys destroyed: ${how}`);
      const gone = [...parts].filter(([, { kid }]) => keyIds.includes(kid));
      for (const [at, { paths }] of gone)
        statements.push(`entry ${at}: ${how}: ${paths.join(" ")}`);
    }
    return statements;
  }
  return { event, opening, finish };
}
