import { generateKeyPairSync, type KeyObject, randomBytes, sign } from "node:crypto";
import { isIPv4 } from "node:net";

/** A certificate with its key, both PEM. */
export interface Certificate {
  readonly certificate: string;
  readonly key: string;
}

// Object identifiers, as they are written in DER.
const ECDSA_WITH_SHA256 = "06082a8648ce3d040302";
const COMMON_NAME = "0603550403";
const BASIC_CONSTRAINTS = "0603551d13";
const KEY_USAGE = "0603551d0f";
const SUBJECT_ALTERNATIVE_NAME = "0603551d11";

const SEQUENCE = 0x30;
const OCTETS = 0x04;
/** Long enough for any clock that a test runs by. */
const VALIDITY = der(SEQUENCE, utcTime("200101000000Z"), utcTime("491231235959Z"));

/**
 * An authority that signs the certificates of servers, made when a test needs it and forgotten with
 * it: neither a file in the repository nor a program such as openssl is wanted.
 */
export class TestAuthority {
  /** What clients are told to trust, PEM. */
  readonly certificate: string;
  readonly #keys = generateKeyPairSync("ec", { namedCurve: "P-256" });
  readonly #name: Buffer;

  constructor(name = "Test authority") {
    this.#name = commonName(name);
    this.certificate = this.#signed(this.#name, this.#keys.publicKey, [
      extension(BASIC_CONSTRAINTS, der(SEQUENCE, Buffer.from("0101ff", "hex")), "critical"),
      // The right to sign certificates, and no other.
      extension(KEY_USAGE, Buffer.from("03020204", "hex"), "critical"),
    ]);
  }

  /** A certificate for a server that is reached by these names or IPv4 addresses. */
  issue(names: readonly string[]): Certificate {
    const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
    const alternatives = names.map((name) =>
      isIPv4(name) ? der(0x87, Buffer.from(name.split(".").map(Number))) : der(0x82, text(name)),
    );
    return {
      certificate: this.#signed(commonName("Test server"), publicKey, [
        extension(SUBJECT_ALTERNATIVE_NAME, der(SEQUENCE, ...alternatives)),
      ]),
      key: privateKey.export({ type: "pkcs8", format: "pem" }) as string,
    };
  }

  /** RFC 5280, 4.1. */
  #signed(subject: Buffer, publicKey: KeyObject, extensions: readonly Buffer[]): string {
    const algorithm = der(SEQUENCE, Buffer.from(ECDSA_WITH_SHA256, "hex"));
    const content = der(
      SEQUENCE,
      der(0xa0, Buffer.from("020102", "hex")), // version 3
      der(0x02, Buffer.from([1]), randomBytes(15)), // serial number, positive
      algorithm,
      this.#name,
      VALIDITY,
      subject,
      publicKey.export({ type: "spki", format: "der" }),
      der(0xa3, der(SEQUENCE, ...extensions)),
    );
    const signature = sign("sha256", content, this.#keys.privateKey);
    const whole = der(SEQUENCE, content, algorithm, der(0x03, Buffer.from([0]), signature));
    const lines = whole.toString("base64").match(/.{1,64}/g) ?? [];
    return `-----BEGIN CERTIFICATE-----\n${lines.join("\n")}\n-----END CERTIFICATE-----\n`;
  }
}

function commonName(name: string): Buffer {
  const attribute = der(SEQUENCE, Buffer.from(COMMON_NAME, "hex"), der(0x0c, text(name)));
  return der(SEQUENCE, der(0x31, attribute));
}

function extension(id: string, value: Buffer, critical?: "critical"): Buffer {
  const flag = Buffer.from(critical ? "0101ff" : "", "hex");
  return der(SEQUENCE, Buffer.from(id, "hex"), flag, der(OCTETS, value));
}

function utcTime(time: string): Buffer {
  return der(0x17, text(time));
}

function text(value: string): Buffer {
  return Buffer.from(value, "utf8");
}

/** An element of DER: its tag, its length in as few bytes as it takes, its content. */
function der(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  const long = length < 256 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...(length < 128 ? [length] : long)]), content]);
}
