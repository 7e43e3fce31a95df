import type { Bundle } from "./bundle.js";
import { parseEvent } from "./entry.js";
import { fail, Findings } from "./findings.js";
import { isHash, sha256 } from "./tree.js";

/** So begin payloads with personal data; then comes the commitment to these. */
const SEALED = '{"rechtop":"sealed/v1","commit":"';

/** Personal data of one person and kind in an event, encrypted; `cm` commits to their plaintext. */
type Part = { kid: string; paths: string[]; cm: string };
type Opening = { index: number; kid: string; salt: string; part: object };
type Erasure = {
  keyIds: string[];
  erasedAt: string;
  authority: Record<"code" | "reference", string>;
};

/** Each event by itself: its form, whether the stored bytes are its own, what of it is erased. */
export function checkContents(bundle: Bundle) {
  const findings = new Findings();
  const statements: string[] = [];
  const changed: { index: number; stream: string; sealed: string; found: string }[] = [];
  const erasures: Erasure[] = [];
  const parts = new Map<string, Part>();

  const readEvent = (bytes: Buffer, metadata: Buffer, payload: Buffer): void => {
    const { stream, data: sealed, meta, commit, type, ...entry } = parseEvent(bytes);
    const [index, found] = [Number(entry.index), sha256(payload)];
    findings.place = { index, stream };
    if (sha256(metadata) !== meta)
      findings.add("metadata-changed", "its metadata is not as sealed");
    if (found !== sealed) return void changed.push({ index, stream, sealed, found });
    const start = payload.toString("latin1", 0, SEALED.length + 44);
    const isSealed = start.startsWith(SEALED);
    if (commit !== (isSealed ? start.slice(SEALED.length) : "-")) {
      fail("commitment-mismatch", "payload and entry name different commitments");
    }
    if (type.startsWith("erasure.PersonalDataErased/")) {
      erasures.push(JSON.parse(payload.toString()) as Erasure);
    }
    // For a whole log this would take memory for each of its parts.
    if (!isSealed || bundle.dossier === undefined) return;
    const own = (JSON.parse(payload.toString()) as { parts: Part[] }).parts;
    const cms = own.map(({ cm }) => Buffer.from(cm, "base64"));
    if (sha256(Buffer.concat([Buffer.from("rechtop.pts/v1\n"), ...cms])) !== commit) {
      fail("commitment-mismatch", "the commitment is not to the parts of the payload");
    }
    for (const part of own) parts.set(`${index} ${part.kid}`, part);
  };

  const readOpening = (bytes: Buffer): void => {
    const opening = JSON.parse(bytes.toString()) as Opening;
    const { index, kid, salt, part } = opening;
    findings.place = { index };
    // What JSON.parse takes may hold a member twice; its writers gave RFC 8785 for `part`.
    const isExact = JSON.stringify(opening) === bytes.toString() && isHash(salt);
    const text = Buffer.from(`rechtop.pt/v1\n${JSON.stringify(part)}`);
    const opened = [text.subarray(0, 14), Buffer.from(salt, "base64"), text.subarray(14)];
    if (!isExact || sha256(Buffer.concat(opened)) !== parts.get(`${index} ${kid}`)?.cm) {
      fail("commitment-mismatch", "the text that is shown is not the text recorded");
    }
    statements.push(`entry ${index}: shown as it was recorded: ${Object.keys(part).join(" ")}`);
  };

  // What is wrong with the bundle itself is for the other pass to say.
  new Findings().check(() => {
    for (const { kind, parts } of bundle.frames()) {
      const [first, metadata, payload] = parts;
      if (first && metadata && payload) findings.check(() => readEvent(first, metadata, payload));
      else if (first && kind === "opening") findings.check(() => readOpening(first));
    }
  });
  for (const { index, stream, sealed, found } of changed) {
    const other = changed.find((each) => each.sealed === found && each.found === sealed);
    findings.place = { index, stream };
    if (other) findings.add("rows-swapped", `its payload is that of entry ${other.index}`);
    else findings.add("payload-changed", "its payload is not as sealed");
  }
  for (const { keyIds, erasedAt, authority } of erasures) {
    const how = `content erased on ${erasedAt} by authority ${authority.code} ${authority.reference}`;
    statements.push(`${keyIds.length} keys destroyed: ${how}`);
    for (const [at, { kid, paths }] of parts) {
      if (keyIds.includes(kid)) statements.push(`entry ${at}: ${how}: ${paths.join(" ")}`);
    }
  }
  return { findings, statements };
}
