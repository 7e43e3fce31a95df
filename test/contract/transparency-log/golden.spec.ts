import { readdirSync, readFileSync } from "node:fs";
import {
  checkPolicy,
  eventEntry,
  FormatInvalid,
  leafHash,
  parseEventEntry,
  parsePolicy,
  parseProcessingEntry,
  parseProofFile,
  parseStreamHeadItem,
  parseStreamHeadsEntry,
  processingEntry,
  streamHeadItem,
  streamHeadsEntry,
  verifyProofFile,
} from "#transparency-log";
import {
  audit,
  ENTRIES,
  firstEvent,
  largeEvent,
  nextEvent,
  processing,
  streamHead,
  streamHeads,
} from "./known-entries.js";

const golden = (file: string): Buffer => readFileSync(new URL(`golden/${file}`, import.meta.url));

/** Every way to write or read a leaf, to try what is wrong on all of them. */
const PARSERS = {
  parseEventEntry,
  parseStreamHeadsEntry,
  parseStreamHeadItem,
  parseProcessingEntry,
};

describe("entries of the log", () => {
  it.each(Object.entries(ENTRIES))("are written as in %s", (file, bytes) => {
    expect(bytes.toString()).toBe(golden(file).toString());
  });

  it("have the leaf hashes of old", () => {
    const hashes = Object.keys(ENTRIES).map(
      (file) => `${leafHash(golden(file)).toString("base64")} ${file}\n`,
    );
    expect(hashes.join("")).toBe(golden("leaf-hashes.txt").toString());
  });

  it("are all there", () => {
    const others = ["README.md", "leaf-hashes.txt", "log.tlog-proof", "policy.txt"];
    const files = readdirSync(new URL("golden/", import.meta.url));
    expect(files.sort()).toEqual([...Object.keys(ENTRIES), ...others].sort());
  });

  it("are read as they were written", () => {
    expect(parseEventEntry(golden("event-first.txt"))).toEqual(firstEvent);
    expect(parseEventEntry(golden("event-next.txt"))).toEqual(nextEvent);
    expect(parseEventEntry(golden("event-large.txt"))).toEqual(largeEvent);
    expect(parseStreamHeadsEntry(golden("stream-heads.txt"))).toEqual(streamHeads);
    expect(parseStreamHeadItem(golden("stream-head-item.txt"))).toEqual(streamHead);
    expect(parseProcessingEntry(golden("processing.txt"))).toEqual(processing);
    expect(parseProcessingEntry(golden("processing-audit.txt"))).toEqual(audit);
  });

  it.each(Object.keys(ENTRIES))("are read in one spelling only: %s", (file) => {
    const text = golden(file).toString();
    const parse = Object.values(PARSERS).find((one) => accepts(one, text))!;
    const lines = text.split("\n").slice(0, -1);
    const changed = [
      "",
      text.slice(0, -1),
      `${text}\n`,
      `\ufeff${text}`,
      text.replaceAll("\n", "\r\n"),
      text.replace(" ", "  "),
      text.replace("index ", "index 0"),
      text.replace("rev ", "rev 0"),
      text.replace("/v1", "/v2"),
      text.replace("rechtop.", "rechtopX"),
      text.replace("Z\n", "+00:00\n"),
      text.replaceAll("=\n", "\n"),
      // The same 32 bytes in another spelling of base64.
      text.replace(
        /(.)=\n/,
        (_, last: string) => `${String.fromCharCode(last.charCodeAt(0) + 1)}=\n`,
      ),
      ...lines.map((_, i) => `${lines.toSpliced(i, 1).join("\n")}\n`),
      ...lines.map((line, i) => `${lines.toSpliced(i, 0, line).join("\n")}\n`),
      ...lines
        .slice(1)
        .map((_, i) => `${lines.toSpliced(i, 2, lines[i + 1]!, lines[i]!).join("\n")}\n`),
    ].filter((one) => one !== text);
    expect(changed.filter((one) => accepts(parse, one))).toEqual([]);
    expect(() => parse(Buffer.concat([golden(file), Buffer.from([0xff])]))).toThrow(FormatInvalid);
    // And none of one kind is read as another.
    expect(Object.values(PARSERS).filter((one) => accepts(one, text))).toEqual([parse]);
  });

  it.each([
    { index: -1 },
    { index: 1.5 },
    { index: 2 ** 53 },
    { revision: -1n },
    { stream: "procedure-jan" },
    { stream: `${nextEvent.stream}\nrev 7` },
    { type: "procedure.File Assigned" },
    { type: "FileAssigned" },
    { schemaVersion: 0 },
    { eventId: nextEvent.eventId.toUpperCase() },
    { recordedAt: "2025-03-17T08:30:00Z" },
    { dataHash: Buffer.alloc(31) },
    { metadataHash: Buffer.alloc(0) },
    { prev: Buffer.alloc(33) },
    { commitment: Buffer.alloc(33) },
  ])("are not written with %o", (change) => {
    expect(() => eventEntry({ ...nextEvent, ...change })).toThrow(FormatInvalid);
  });

  it("are not written with what their readers would refuse", () => {
    const short = Buffer.alloc(31);
    expect(() => streamHeadsEntry({ ...streamHeads, root: short })).toThrow(FormatInvalid);
    expect(() => streamHeadsEntry({ ...streamHeads, time: "today" })).toThrow(FormatInvalid);
    expect(() => streamHeadItem({ ...streamHead, head: short })).toThrow(FormatInvalid);
    expect(() => streamHeadItem({ ...streamHead, revision: -1n })).toThrow(FormatInvalid);
    expect(() => processingEntry({ ...processing, recordHash: short })).toThrow(FormatInvalid);
    expect(() => processingEntry({ ...processing, recordId: "1" })).toThrow(FormatInvalid);
  });
});

describe("a proof that was handed out", () => {
  const proof = golden("log.tlog-proof").toString();
  const policy = parsePolicy(golden("policy.txt").toString());

  it("holds", () => {
    const opened = verifyProofFile(proof, golden("event-next.txt"), policy);
    expect(opened).toMatchObject({ origin: "log.example/golden", size: 3n });
    expect(opened.signatures.map(({ time }) => time)).toEqual([undefined, 1_742_256_000n]);
  });

  it("proves no other entry, and no other place", () => {
    expect(() => verifyProofFile(proof, golden("event-first.txt"), policy)).toThrow(
      "root-mismatch",
    );
    const elsewhere = proof.replace("index 1\n", "index 0\n");
    expect(() => verifyProofFile(elsewhere, golden("event-next.txt"), policy)).toThrow();
    const outside = proof.replace("index 1\n", "index 3\n");
    expect(() => verifyProofFile(outside, golden("event-next.txt"), policy)).toThrow("index-range");
  });

  it("proves nothing without its witness", () => {
    const { checkpoint } = parseProofFile(proof);
    const alone = checkpoint.replace(/\u2014 witness.*\n/u, "");
    expect(() => checkPolicy(policy, alone)).toThrow("no cosignature of outside");
  });
});

function accepts(parse: (bytes: Buffer) => unknown, text: string): boolean {
  try {
    parse(Buffer.from(text));
    return true;
  } catch {
    return false;
  }
}
