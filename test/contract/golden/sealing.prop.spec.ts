import fc from "fast-check";
import { MemoryDataKeys, PersonalDataCodec, plaintextCommitment } from "#event-store";
import {
  Erased,
  type EventDefinition,
  instant,
  type PersonalPart,
  streamName,
  type Uuid,
  uuid,
} from "#kernel";
import { anyEvent } from "#testing";
import { eventRegistry } from "../../../apps/api/src/event-registry.js";
import { BY, id, sample } from "./sample.js";

const SEED = 20_250_303;
const DEFINITIONS = eventRegistry().definitions;
const isPersonal = ({ schema }: EventDefinition) =>
  /"subject":"(applicant|householdMember|thirdParty)"/.test(JSON.stringify(schema));
const { metadata } = sample(BY.register, "2025-03-03", {});
const WHY = {
  erasureId: uuid(id(50)),
  at: instant("2035-03-03T08:00:00Z"),
  authority: "selection list 12.3: decision 7",
};

describe.each(DEFINITIONS.map((definition) => [definition.type, definition] as const))(
  `%s, whatever it says (seed ${SEED}),`,
  (type, definition) => {
    it("comes back as it was stored; what is personal is not in the bytes", async () => {
      await fc.assert(
        fc.asyncProperty(anyEvent([definition]), async ({ data }) => {
          const { codec, stored, payload } = await seal(definition, data);
          const leaves = personalLeaves(definition.schema, data);
          expect(plaintextCommitment(stored.payload) !== undefined).toBe(leaves.length > 0);
          if (leaves.length === 0) expect(payload).toEqual(data);
          else expect(atLeaves(payload.plain, leaves)).toEqual(leaves.map(() => undefined));
          expect(await codec.decode([stored])).toEqual([{ data, metadata }]);
        }),
        { seed: SEED, numRuns: isPersonal(definition) ? 40 : 5 },
      );
    });

    if (!isPersonal(definition)) return;

    it("shows exactly what was erased as erased, and all else as it was", async () => {
      await fc.assert(
        fc.asyncProperty(anyEvent([definition]), fc.infiniteStream(fc.boolean()), async (event, toss) => {
          const { data } = event;
          const { codec, stored, keys, dossier } = await seal(definition, data);
          const leaves = personalLeaves(definition.schema, data);
          const parts = new Map(leaves.map((leaf) => [`${leaf.subject}/${leaf.kind}`, leaf]));
          const erased = new Set([...parts.keys()].filter(() => toss.next().value));
          const scopes = [...parts]
            .filter(([name]) => erased.has(name))
            .map(([, { subject, kind }]) => ({ dossier, subject, kind }));
          await keys.destroy({ ...WHY, scopes });

          const [decoded] = await codec.decode([stored]);
          const expected = structuredClone(data);
          for (const leaf of leaves) {
            if (erased.has(`${leaf.subject}/${leaf.kind}`)) {
              put(expected, leaf.path, new Erased(WHY.at, WHY.authority));
            }
          }
          expect(decoded?.data).toStrictEqual(expected);
          expect(decoded?.erased?.length ?? 0).toBe(scopes.length);
          expect(type).toBe(event.type);
        }),
        { seed: SEED, numRuns: 40 },
      );
    });
  },
);

async function seal(definition: EventDefinition, data: unknown) {
  const keys = new MemoryDataKeys();
  const codec = new PersonalDataCodec({ keys });
  const dossier: Uuid = uuid(id(51));
  const place = { eventId: uuid(id(52)), stream: streamName("thing", dossier), revision: 0n };
  const [encoded] = await codec.encode([{ ...place, definition, data, metadata }]);
  const { type, version: schemaVersion } = definition;
  const stored = { ...place, ...encoded!, type, schemaVersion };
  const payload = JSON.parse(new TextDecoder().decode(encoded!.payload)) as { plain?: unknown };
  return { codec, keys, dossier, stored, payload };
}

/** Where something stands: names and indices from the top. */
type Path = readonly (string | number)[];
type Leaf = PersonalPart & { readonly path: Path };
interface Node {
  readonly "x-personal"?: PersonalPart | "none" | { readonly subject: "staff" };
  readonly properties?: Readonly<Record<string, Node>>;
  readonly items?: Node;
  readonly anyOf?: readonly Node[];
}

/** The personal fields that are there, found another way than the codec does: by hand, from data. */
function personalLeaves(node: Node, value: unknown, path: Path = []): Leaf[] {
  const declared = node["x-personal"];
  if (declared !== undefined) {
    if (declared === "none" || declared.subject === "staff" || value === undefined) return [];
    return [{ ...declared, path }];
  }
  if (Array.isArray(value)) {
    return value.flatMap((item, i) => personalLeaves(node.items ?? {}, item, [...path, i]));
  }
  if (typeof value !== "object" || value === null) return [];
  // A field of a union is what the branch that names it says: no two of ours disagree.
  const nodes = [node, ...(node.anyOf ?? [])];
  return Object.entries(value).flatMap(([name, member]) => {
    const field = nodes.map((one) => one.properties?.[name]).find((one) => one !== undefined);
    return field === undefined ? [] : personalLeaves(field, member, [...path, name]);
  });
}

function atLeaves(data: unknown, leaves: readonly Leaf[]): unknown[] {
  return leaves.map(({ path }) => {
    const found = path.reduce<unknown>((at, name) => (at as never)?.[name], data);
    return found ?? undefined;
  });
}

function put(data: unknown, path: Path, value: unknown): void {
  const holder = path.slice(0, -1).reduce<unknown>((at, name) => at?.[name as never], data);
  Object.assign(holder as object, { [path.at(-1)!]: value });
}
