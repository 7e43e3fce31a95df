import { createHash, createSecretKey } from "node:crypto";
import Type, { type Static } from "typebox";
import { Compile } from "typebox/compile";
import {
  CLIENT_SUBJECTS,
  DATA_KINDS,
  type EventDefinition,
  instant,
  parseStreamName,
  uuid,
} from "#kernel";
import type { EventPlace } from "../codec.js";
import type { EventMetadata } from "../port.js";
import { scopeText } from "./key-cache.js";
import { MemoryDataKeys, MemoryKeyTable, type RandomBytes } from "./memory-data-keys.js";
import { PersonalDataCodec } from "./personal-data-codec.js";

/** A sealed event in a file: its stored bytes as text, and the keys that open it. */
export const SEALED_FIXTURE = Type.Object(
  {
    payload: Type.String(),
    metadata: Type.String(),
    keys: Type.Array(
      Type.Object(
        {
          keyId: Type.String({ format: "uuid" }),
          subject: Type.Enum([...CLIENT_SUBJECTS]),
          kind: Type.Enum([...DATA_KINDS]),
          key: Type.String(),
        },
        { additionalProperties: false },
      ),
    ),
  },
  { additionalProperties: false },
);
export type SealedFixture = Static<typeof SEALED_FIXTURE>;
const CHECK = Compile(SEALED_FIXTURE);

/** Whether this is what `sealedSample` makes. */
export function isSealedFixture(value: unknown): value is SealedFixture {
  return CHECK.Check(value);
}

/** `event` as the codec seals it; keys and chance are the same each time, so the bytes are too. */
export async function sealedSample(
  place: EventPlace,
  definition: EventDefinition,
  event: { readonly data: unknown; readonly metadata: EventMetadata },
): Promise<SealedFixture> {
  const random = sameEachTime(`${definition.type}.v${definition.version}`);
  const table = new MemoryKeyTable();
  const codec = new PersonalDataCodec({ keys: new MemoryDataKeys({ random, table }), random });
  const [encoded] = await codec.encode([{ ...place, definition, ...event }]);
  const text = new TextDecoder();
  return {
    payload: text.decode(encoded?.payload),
    metadata: text.decode(encoded?.metadata),
    keys: [...table.byId.values()].flatMap((key) =>
      key.state === "active"
        ? [
            {
              keyId: key.keyId,
              subject: key.subject,
              kind: key.kind,
              key: key.key.export().toString("base64"),
            },
          ]
        : [],
    ),
  };
}

/** The keys of a fixture; as they are, or all of them destroyed. */
export function keysOf(
  { keys }: SealedFixture,
  place: EventPlace,
  state: "active" | "destroyed",
): MemoryDataKeys {
  const table = new MemoryKeyTable();
  const dossier = parseStreamName(place.stream).id;
  for (const { keyId: id, subject, kind, key } of keys) {
    const keyId = uuid(id);
    const scope = { dossier, subject, kind };
    table.byScope.set(scopeText(scope), keyId);
    table.byId.set(
      keyId,
      state === "active"
        ? { ...scope, state, keyId, key: createSecretKey(Buffer.from(key, "base64")) }
        : {
            ...scope,
            state,
            keyId,
            erasureId: uuid("00000000-0000-4000-8000-000000000003"),
            at: instant("2035-03-03T08:00:00Z"),
            authority: "golden: invented",
          },
    );
  }
  return new MemoryDataKeys({ table });
}

/** Bytes without any pattern, the same for the same seed. For files that are compared, only. */
function sameEachTime(seed: string): RandomBytes {
  let count = 0;
  return (size) => {
    count += 1;
    return createHash("sha256").update(`${seed}/${count}`).digest().subarray(0, size);
  };
}
