import { committeeEvents } from "#committee";
import { entitlementEvents } from "#entitlement";
import { type DataKind, type DataSubject, PERSONAL } from "#kernel";
import { procedureEvents } from "#procedure";
import { socialReportEvents } from "#social-report";
import { readPdf } from "../../../../libs/letters/src/testing/read-pdf.js";
import { inlined, type OpenApi, type PlacedOperation, type SchemaObject } from "./document.js";
import type { RecordedExchange } from "./recording-client.js";

/** Whose data of what kind, as `applicant identity`. */
type Kind = `${DataSubject} ${DataKind}`;

interface EventNode {
  readonly [PERSONAL]?: { readonly subject: DataSubject; readonly kind: DataKind } | "none";
  readonly properties?: Readonly<Record<string, EventNode>>;
  readonly items?: EventNode;
  readonly anyOf?: readonly EventNode[];
}

/** What an operation declares that it may show. */
export function declaredKinds(operation: object): Kind[] {
  const { categories = {} } = (
    operation as { "x-processing": { categories?: Record<string, readonly string[]> } }
  )["x-processing"];
  return Object.entries(categories).flatMap(([role, kinds]) =>
    kinds.map((kind) => `${role} ${kind}` as Kind),
  );
}

const EVENTS = [
  ...procedureEvents,
  ...entitlementEvents,
  ...socialReportEvents,
  ...committeeEvents,
];

/** Name of a field within its object, or alone, and the kinds that fields of that name have in events. */
const FIELDS: ReadonlyMap<string, ReadonlySet<Kind | "none">> = fieldsOfEvents();

function fieldsOfEvents(): Map<string, Set<Kind | "none">> {
  const fields = new Map<string, Set<Kind | "none">>();
  const add = (name: string, kind: Kind | "none") =>
    fields.set(name, (fields.get(name) ?? new Set()).add(kind));
  const walk = (node: EventNode, parent: string, name: string): void => {
    const declared = node[PERSONAL];
    if (declared !== undefined) {
      const kind: Kind | "none" =
        declared === "none" ? "none" : `${declared.subject} ${declared.kind}`;
      add(name, kind);
      add(`${parent}.${name}`, kind);
      return;
    }
    for (const [key, child] of Object.entries(node.properties ?? {})) walk(child, name, key);
    if (node.items !== undefined) walk(node.items, parent, name);
    for (const child of node.anyOf ?? []) walk(child, parent, name);
  };
  for (const { schema } of EVENTS) walk(schema as EventNode, "", "");
  return fields;
}

/** Kinds of data that the fields of an answer have, as far as events have fields of the same name. */
export function kindsOfFields(document: OpenApi, operation: PlacedOperation): Kind[] {
  const found = new Set<Kind>();
  const walk = (node: SchemaObject, parent: string, name: string): void => {
    // A name that stands for several things is judged with the object that it is in.
    const kinds = FIELDS.get(`${parent}.${name}`) ?? FIELDS.get(name);
    const [kind] = kinds?.size === 1 ? kinds : [];
    if (kind !== undefined && kind !== "none" && !kind.startsWith("staff ")) found.add(kind);
    for (const [key, child] of Object.entries(node.properties ?? {})) walk(child, name, key);
    if (node.items !== undefined) walk(node.items, parent, name);
    for (const child of node.oneOf ?? []) walk(child, parent, name);
  };
  for (const [status, { content = {} }] of Object.entries(operation.responses)) {
    const schema = status.startsWith("2") ? content["application/json"]?.schema : undefined;
    if (schema !== undefined) walk(inlined(document, schema), "", "");
  }
  return [...found].toSorted();
}

/** Values of the cases that are played, and what kind of data each is. */
const VALUES: readonly (readonly [RegExp, Kind])[] = [
  [/85000099712|90000099621|03000099567/, "applicant identity"],
  [/Fien|Élise|Roza/, "applicant identity"],
  [/Voorbeeldstraat|Rue de l['’]Exemple|Denkbeeldlaan/, "applicant contact"],
  [/Cents":[1-9]|€ ?\d|\d (?:€|euro)/, "applicant finance"],
  [/"(?:reasons|facts|categoryReasons|text)":"\S/, "applicant freeText"],
  [/"memberMeans":\{|revenu du partenaire|inkomen van de partner/i, "householdMember finance"],
];

/** Kinds of data that an answer holds, by the values that it shows; a document is read. */
export async function kindsOfText({ answer }: RecordedExchange): Promise<Kind[]> {
  const isPdf = answer.headers.get("content-type") === "application/pdf";
  const text = isPdf ? (await readPdf(answer.bytes)).text : JSON.stringify(answer.body);
  return VALUES.filter(([pattern]) => pattern.test(text)).map(([, kind]) => kind);
}
