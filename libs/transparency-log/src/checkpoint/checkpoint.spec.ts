import { FormatInvalid } from "../format.js";
import { NoteSigner } from "../note/keys.js";
import { cosign, signNote } from "../note/signed-note.js";
import {
  type Checkpoint,
  CheckpointRejected,
  checkpointText,
  openCheckpoint,
  parseCheckpoint,
} from "./checkpoint.js";

const root = Buffer.alloc(32, 7);
const checkpoint: Checkpoint = { origin: "log.example/a", size: 12n, root };
const text = checkpointText(checkpoint);
const log = NoteSigner.generate("log.example/a");
const witness = NoteSigner.generate("w.example", "cosignature");

describe("checkpoints", () => {
  it("are three lines", () => {
    expect(text).toBe(`log.example/a\n12\n${root.toString("base64")}\n`);
    expect(parseCheckpoint(text)).toEqual(checkpoint);
  });

  it("count to the last number of 64 bits", () => {
    const size = 2n ** 64n - 1n;
    expect(parseCheckpoint(checkpointText({ ...checkpoint, size })).size).toBe(size);
    expect(() => checkpointText({ ...checkpoint, size: size + 1n })).toThrow(FormatInvalid);
  });

  it("may have more lines, which say nothing", () => {
    expect(parseCheckpoint(`${text}more\nlines\n`)).toEqual(checkpoint);
  });

  it.each([
    ["lines", text.slice(0, -1)],
    ["lines", "log.example/a\n12\n"],
    ["empty line", `${text}\n`],
    ["empty line", `${text}more\n\nlines\n`],
    ["origin", text.replace("log.example/a", "")],
    ["size", text.replace("12", "012")],
    ["size", text.replace("12", "+12")],
    ["size", text.replace("12", "1e2")],
    ["size", text.replace("12", " 12")],
    ["root encoding", text.replace("=\n", "\n")],
    ["root encoding", text.replace("c=\n", "d=\n")],
    ["root length", text.replace(root.toString("base64"), Buffer.alloc(33).toString("base64"))],
  ])("are malformed in their %s (%#)", (reason, malformed) => {
    expect(() => parseCheckpoint(malformed)).toThrow(`not a valid checkpoint: ${reason}`);
  });

  it.each([{ origin: "" }, { origin: "a\nb" }, { size: -1n }, { root: Buffer.alloc(31) }])(
    "are not written with %o",
    (change) => {
      expect(() => checkpointText({ ...checkpoint, ...change })).toThrow(FormatInvalid);
    },
  );

  it("are opened with the keys of their log, and of witnesses", () => {
    const note = signNote(text, log);
    expect(openCheckpoint(note, [log.verifier])).toEqual({
      ...checkpoint,
      text,
      signatures: [{ verifier: log.verifier }],
    });
    const cosigned = note + cosign(text, witness, 5n);
    const { signatures } = openCheckpoint(cosigned, [log.verifier], [witness.verifier]);
    expect(signatures).toHaveLength(2);
  });

  it("are those of a log only when it has signed them under its name", () => {
    const other = NoteSigner.generate("log.example/b");
    const open = (note: string) => () => openCheckpoint(note, [log.verifier], [witness.verifier]);
    expect(open(signNote(checkpointText({ ...checkpoint, origin: other.name }), log))).toThrow(
      new CheckpointRejected("wrong-origin"),
    );
    expect(open(`${text}\n${cosign(text, witness, 5n)}`)).toThrow(
      new CheckpointRejected("no-log-signature"),
    );
    expect(open(signNote(text, other))).toThrow("no-known-signature");
  });
});
