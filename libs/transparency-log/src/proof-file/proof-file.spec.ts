import { formatProofFile, parseProofFile } from "./proof-file.js";

const hash = Buffer.alloc(32, 1);
const proof = { index: 3n, hashes: [hash, hash], checkpoint: "text\n\n\u2014 signatures\n" };
const text = formatProofFile(proof);

describe("proof files", () => {
  it("hold the checkpoint as it was published, empty lines included", () => {
    expect(parseProofFile(text)).toEqual(proof);
  });

  it("may have no extra data, or empty ones", () => {
    const extra = Buffer.alloc(0);
    expect(parseProofFile(formatProofFile({ ...proof, extra }))).toEqual({ ...proof, extra });
    expect(parseProofFile(text)).not.toHaveProperty("extra");
  });

  it("hold up to 64 hashes", () => {
    const many = { ...proof, hashes: Array.from({ length: 64 }, () => hash) };
    expect(parseProofFile(formatProofFile(many))).toEqual(many);
    const tooMany = formatProofFile({ ...many, hashes: [...many.hashes, hash] });
    expect(() => parseProofFile(tooMany)).toThrow("too many hashes");
  });

  it.each([
    ["layout", text.replaceAll("\n\n", "\n")],
    ["header", text.replace("@v1", "@v2")],
    ["header", ` ${text}`],
    ["extra", text.replace("index", "extra A\nindex")],
    ["index", text.replace("index 3", "index 03")],
    ["index", text.replace("index 3", "index 18446744073709551616")],
    ["index", text.replace("index 3", "Index 3")],
    ["index", text.replace("index", "extra AA==\nextra AA==\nindex")],
    ["hash encoding", text.replace("AQE=\n", "AQF=\n")],
    ["hash encoding", text.replace("AQE=\n", "AQE=\r\n")],
    ["hash length", text.replace(hash.toString("base64"), Buffer.alloc(31).toString("base64"))],
  ])("are malformed in their %s (%#)", (reason, malformed) => {
    expect(() => parseProofFile(malformed)).toThrow(`not a valid tlog-proof: ${reason}`);
  });
});
