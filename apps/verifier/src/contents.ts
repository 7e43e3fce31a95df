import type { Bundle, Frame } from "./bundle.js";
import { type EventEntry, parseEvent } from "./entry.js";
import { fail, Findings } from "./findings.js";
import { type Hash, isHash, sha256 } from "./tree.js";

/** So begin payloads with personal data; then comes the commitment to these. */
const SEALED = '{"rechtop":"sealed/v1","commit":"';

/** Personal data of one person and kind in an event, encrypted; `cm` commits to their plaintext. */
type Part = { kid: string; paths: string[]; cm: string };
type Opening = { index: number; kid: string; salt: string; part: object };
type Authority = { code: string; reference: string };
type Erased = { keyIds: string[]; erasedAt: string; authority: Authority };

/** Each event by itself: its form, whether the stored bytes are its own, what of it is erased. */
export function checkContents(bundle: Bundle) {
  const findings = new Findings();
  const statements: string[] = [];
  const changed: { index: number; stream: string; sealed: Hash; found: Hash }[] = [];
  const erasures: Erased[] = [];
  const parts = new Map<string, Part>();

  const readEvent = (entry: EventEntry, metadata: Buffer, payload: Buffer): void => {
    const { stream, data: sealed, commit } = entry;
    const [index, found] = [Number(entry.index), sha256(payload)];
    findings.place = { index, stream };
    if (sha256(metadata) !== entry.meta) findings.add("metadata-changed", "it was not sealed so");
    if (found !== sealed && changed.length < 1000) changed.push({ index, stream, sealed, found });
    if (found !== sealed) return;
    const start = payload.toString("latin1", 0, SEALED.length + 44);
    const isSealed = start.startsWith(SEALED);
    const isSame = commit === (isSealed ? start.slice(SEALED.length) : "-");
    if (!isSame) fail("commitment-mismatch", "payload and entry name different commitments");
    const isErasure = entry.type.startsWith("erasure.PersonalDataErased/");
    if (isErasure) erasures.push(JSON.parse(payload.toString()) as Erased);
    // For a whole log this would take memory for each of its parts.
    if (!isSealed || bundle.dossier === undefined) return;
    const own = (JSON.parse(payload.toString()) as { parts: Part[] }).parts;
    const cms = own.map(({ cm }) => Buffer.from(cm, "base64"));
    const covered = sha256(Buffer.concat([Buffer.from("rechtop.pts/v1\n"), ...cms]));
    if (covered !== commit) fail("commitment-mismatch", "the commitment is not to its parts");
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
    const isRight = sha256(Buffer.concat(opened)) === parts.get(`${index} ${kid}`)?.cm;
    if (!isExact || !isRight) fail("commitment-mismatch", "what is shown was not recorded");
    statements.push(`entry ${index}: shown as it was recorded: ${Object.keys(part).join(" ")}`);
  };

  const read = ({ kind, parts: [first, metadata, payload] }: Frame): void => {
    if (first && kind === "opening") findings.check(() => readOpening(first));
    const entry = first && kind === "event" ? parseEvent(first) : undefined;
    if (entry && metadata && payload) findings.check(() => readEvent(entry, metadata, payload));
  };
  // What cannot be read at all is for the other pass to name.
  const elsewhere = new Findings();
  elsewhere.check(() => {
    for (const frame of bundle.frames()) elsewhere.check(() => read(frame));
  });
  for (const { index, stream, sealed, found } of changed) {
    const other = changed.find((each) => each.sealed === found && each.found === sealed);
    findings.place = { index, stream };
    if (other) findings.add("rows-swapped", `its payload is that of entry ${other.index}`);
    else findings.add("payload-changed", "it was not sealed so");
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
