import { readFileSync } from "node:fs";
import Type, { type Static } from "typebox";
import { parse } from "yaml";
import { closedObject, type LegalDate } from "#kernel";
import { issuesOf } from "../http/validation.js";

/** Injection token of the `Centres`. */
export const CENTRES = Symbol("CENTRES");

const lines = Type.Array(Type.String({ minLength: 1 }), { minItems: 1 });

const Centre = closedObject({
  /** Language in which the centre itself works: packets are made in it. */
  language: Type.Enum(["nl", "fr", "de"]),
  name: Type.String({ minLength: 1 }),
  service: Type.String({ minLength: 1 }),
  address: lines,
  telephone: Type.String({ minLength: 1 }),
  email: Type.Optional(Type.String({ minLength: 1 })),
  decidingBody: Type.Optional(Type.String({ minLength: 1 })),
  court: closedObject({ name: Type.String({ minLength: 1 }), address: lines }),
  /** Its alternatives on points that the law leaves open, each from a day on. */
  choices: Type.Optional(
    Type.Array(
      closedObject({
        key: Type.String({ minLength: 1 }),
        value: Type.String({ minLength: 1 }),
        from: Type.Unsafe<LegalDate>(Type.String({ format: "date" })),
      }),
    ),
  ),
  staff: Type.Record(
    Type.String(),
    closedObject({
      name: Type.String({ minLength: 1 }),
      telephone: Type.Optional(Type.String({ minLength: 1 })),
      email: Type.Optional(Type.String({ minLength: 1 })),
    }),
  ),
});

/** What letters must say of a centre: who and where it is, its court, its people by pseudonym. */
export type Centre = Static<typeof Centre>;

const CentresFile = Type.Record(
  Type.String({ pattern: "^[a-z0-9]+(-[a-z0-9]+)*$" }),
  Centre,
  // Otherwise a centre with another code would be let in unseen.
  { additionalProperties: false },
);

/** The centres of this installation, by code. */
export class Centres {
  constructor(private readonly byCode: Readonly<Record<string, Centre>>) {}

  /** Whether the installation serves a centre with this code. */
  has(code: string): boolean {
    return Object.hasOwn(this.byCode, code);
  }

  /** The codes of all of them. */
  codes(): string[] {
    return Object.keys(this.byCode);
  }

  /** The centre with this code; throws when the installation does not know it. */
  get(code: string): Centre {
    const centre = Object.hasOwn(this.byCode, code) ? this.byCode[code] : undefined;
    if (centre === undefined) throw new Error(`the file of centres has no ${code}`);
    return centre;
  }
}

/**
 * Reads the file of centres (YAML or JSON).
 *
 * @throws Error naming the file and every place that is wrong
 */
export function loadCentres(file: string): Centres {
  const content: unknown = parse(readFileSync(file, "utf8"));
  const issues = issuesOf(CentresFile, content, "body");
  if (issues.length > 0) {
    const places = issues.map(({ name, detail }) => `  - ${name}: ${detail}`).join("\n");
    throw new Error(`${file} is not a usable file of centres:\n${places}`);
  }
  return new Centres(content as Record<string, Centre>);
}
