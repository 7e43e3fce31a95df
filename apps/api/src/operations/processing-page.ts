import type { OpenAPIObject } from "@nestjs/swagger";

/** What `x-processing` says of an operation. */
export interface DocumentedProcessing {
  readonly recordedAs: "processing" | "event" | "nothing";
  readonly operation?: string;
  readonly categories?: Readonly<Record<string, readonly string[]>>;
  readonly purpose?: string;
  readonly legalBasis?: string;
}

interface Row {
  readonly endpoint: string;
  readonly operationId: string;
  readonly processing: DocumentedProcessing;
}

/** The contract table as a page of the documentation, in Markdown: made from the OpenAPI document. */
export function processingPage(document: OpenAPIObject): string {
  const rows = rowsOf(document);
  const recordedAs = (kind: DocumentedProcessing["recordedAs"]) =>
    rows.filter(({ processing }) => processing.recordedAs === kind);
  const readings = recordedAs("processing").flatMap(({ endpoint, operationId, processing }) =>
    Object.entries(processing.categories ?? {}).map(([role, categories]) => [
      `\`${endpoint}\``,
      operationId,
      role,
      processing.operation ?? "",
      categories.join(", "),
      processing.purpose ?? "",
      processing.legalBasis ?? "",
    ]),
  );
  const list = (kind: DocumentedProcessing["recordedAs"]) =>
    recordedAs(kind)
      .map(({ endpoint, operationId }) => `- \`${endpoint}\` (${operationId})`)
      .join("\n");
  return `${HEAD}
## Recorded in the processing log

${table(["endpoint", "operation id", "whose data", "what", "categories", "purpose", "legal basis"], readings)}

## Recorded as an event

These change something. Who, when, why and on what ground is in the metadata of the event; the answer
holds identifiers only.

${list("event")}

## Not recorded

There is nothing personal in these answers. What is sent to \`POST /calculations/query\` are facts without name, number or
file, which whoever sends them has already; nothing of them is kept.

${list("nothing")}
`;
}

function rowsOf({ paths }: OpenAPIObject): Row[] {
  return Object.entries(paths).flatMap(([path, { get, post }]) =>
    Object.entries({ GET: get, POST: post }).flatMap(([method, operation]) => {
      if (operation === undefined) return [];
      const { operationId = "", "x-processing": processing } = operation as typeof operation & {
        readonly "x-processing": DocumentedProcessing;
      };
      return [{ endpoint: `${method} ${path}`, operationId, processing }];
    }),
  );
}

/** A table with columns of one width, as the formatter wants it. */
function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = header.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(" | ")} |`;
  const rule = widths.map((width) => "-".repeat(width));
  return [header, rule, ...rows].map(line).join("\n");
}

const HEAD = `# What is recorded of whoever uses the API

This page is made from \`x-processing\` in [openapi.yaml](openapi.yaml) by \`npm run openapi\`; a test
compares it with the records that are really written.

Each use of an endpoint of the first table writes one record per person whose data is in the answer, and
one of the user, before the answer leaves; when they cannot be written, the answer is 503 without data.
\`applicant\` is the person who asked; other roles are recorded when there is something of them. The
categories are what the answer may hold at most. A list shows references of files: \`identity\`.

A refusal (403, 429 for what is asked too often, or 404 for what belongs to another centre or does not
exist) is recorded for every endpoint: who, what they wanted, the rule that decided, and the file if one
was named. Nobody who is not known is recorded: without a token there is no answer to record.

More: [data-flows](../libs/data-flows/README.md), [ADR 18](adr/0018-processing-log.md).
`;
