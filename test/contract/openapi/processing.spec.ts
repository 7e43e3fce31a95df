import { parse } from "yaml";
import { openApiDocument, openApiYaml } from "../../../apps/api/src/openapi.js";
import {
  type DocumentedProcessing,
  processingPage,
} from "../../../apps/api/src/operations/processing-page.js";
import { readCaseFile } from "../../../apps/cli/src/demo/case-file.js";
import { type Product, startProduct } from "../../support/product.js";
import {
  expectCommitted,
  ISSUER,
  type OpenApi,
  operations,
  type PlacedOperation,
} from "./support/document.js";
import { operationIn } from "./support/operation-in.js";
import { declaredKinds, kindsOfFields, kindsOfText } from "./support/personal-kinds.js";
import type { RecordedExchange } from "./support/recording-client.js";
import { recordsWritten, type WrittenRecords } from "./support/written-records.js";
import { useEverything } from "./support/whole-product.js";

type Documented = PlacedOperation & { readonly "x-processing": DocumentedProcessing };

/** They change nothing. */
const QUESTIONS_IN_A_BODY = ["findFilesByInsz", "queryCalculation"];

/** Facts without a file: of nobody, and nobody's name is among them. */
const OF_NOBODY = ["queryCalculation"];

describe("the table of what is recorded", () => {
  let product: Product;
  let made: ReturnType<typeof openApiDocument>;
  let document: OpenApi;
  let documented: Documented[];
  let exchanges: RecordedExchange[];
  let written: WrittenRecords;
  beforeAll(async () => {
    product = await startProduct();
    made = openApiDocument(product.app, ISSUER);
    document = parse(openApiYaml(made)) as OpenApi;
    documented = operations(document) as Documented[];
    exchanges = await useEverything(product);
    written = await recordsWritten(product.pool);
  }, 120_000);
  afterAll(() => product.stop());

  const operationOf = (exchange: RecordedExchange) => operationIn(document, exchange) as Documented;
  const processingOf = (exchange: RecordedExchange) => operationOf(exchange)["x-processing"];
  const succeeded = () => exchanges.filter(({ answer }) => answer.status < 300);
  const personal = () => succeeded().filter((e) => processingOf(e).recordedAs === "processing");
  const traceOf = ({ answer }: RecordedExchange) =>
    (answer.headers.get("belgov-trace-id") ?? "").replaceAll("-", "");

  it("is made from the document, byte for byte", () => {
    expectCommitted("docs/processing-log.md", processingPage(made));
  });

  it("says of every operation what is recorded, and of changes that it is an event", () => {
    for (const { operationId, method, "x-processing": processing } of documented) {
      const { recordedAs } = processing ?? {};
      expect([operationId, recordedAs]).toEqual([
        operationId,
        method === "get" || QUESTIONS_IN_A_BODY.includes(operationId)
          ? expect.stringMatching(/^(processing|nothing)$/)
          : "event",
      ]);
    }
  });

  it("says why, on what ground and of whom, wherever something is recorded", () => {
    for (const { operationId, "x-processing": processing } of documented) {
      if (processing.recordedAs !== "processing") continue;
      const { operation, purpose, legalBasis, categories = {} } = processing;
      expect([operationId, operation, purpose, legalBasis].every(Boolean)).toBe(true);
      expect(Object.values(categories).length).toBeGreaterThan(0);
      expect(Object.values(categories).every((kinds) => kinds.length > 0)).toBe(true);
      expect([purpose, legalBasis]).not.toContain("none");
    }
  });

  it("is what is written: for each operation these roles, kinds, purposes, and no others", () => {
    const table = documented
      .filter(({ "x-processing": { recordedAs } }) => recordedAs === "processing")
      .flatMap(({ operationId, "x-processing": processing }) =>
        Object.entries(processing.categories ?? {}).map(([role, categories]) =>
          [
            operationId,
            role,
            processing.operation,
            categories.join("+"),
            processing.purpose,
            processing.legalBasis,
          ].join(" | "),
        ),
      );
    expect(written.permitted.toSorted()).toEqual(table.toSorted());
  });

  it("is written once per request, with one record per person", () => {
    expect(personal().length).toBeGreaterThan(25);
    for (const exchange of personal()) {
      const { operationId } = operationOf(exchange);
      const records = written.byTrace.get(traceOf(exchange));
      expect([operationId, records?.audits]).toEqual([operationId, 1]);
      expect(records?.subjects.every(({ status }) => status === "Ok")).toBe(true);
      const of = [...new Set(records?.subjects.map(({ dossier }) => dossier))].toSorted();
      const shown = filesIn(exchange);
      expect([operationId, of]).toEqual([operationId, shown.toSorted()]);
    }
  });

  it("has nothing of what succeeded otherwise", () => {
    const others = succeeded().filter((e) => processingOf(e).recordedAs !== "processing");
    expect(others.length).toBeGreaterThan(30);
    expect(others.filter((exchange) => written.byTrace.has(traceOf(exchange)))).toEqual([]);
  });

  it("has every refusal of access, of whatever operation", () => {
    const refused = exchanges.filter(({ answer }) => [403, 404].includes(answer.status));
    const hidden = (e: RecordedExchange) => written.byTrace.get(traceOf(e))?.decision === "deny";
    expect(refused.length).toBeGreaterThan(1);
    expect(refused.filter((exchange) => !hidden(exchange)).map(({ path }) => path)).toEqual([]);
  });

  it("holds no value: no number, no name, no sentence of what was played", async () => {
    const { rows } = await product.pool.query<{ text: string }>(
      `SELECT row_to_json(a)::text || convert_from(bytes, 'UTF8') AS text
         FROM rechtop_processing.audit_log a
       UNION ALL SELECT row_to_json(p)::text || convert_from(bytes, 'UTF8')
         FROM rechtop_processing.processing_log p`,
    );
    expect(rows.length).toBeGreaterThan(60);
    const said = valuesOf(["a-part-time-wage", "b-partner-with-means", "c-corrected-report"]);
    expect(said.length).toBeGreaterThan(100);
    const text = rows.map((row) => row.text.replaceAll(/\\\\x[0-9a-f]+/g, "")).join("\n");
    expect(said.filter((value) => text.includes(value))).toEqual([]);
    expect(text).not.toMatch(/(?<![0-9a-f-])\d{11}(?![0-9a-f-])/);
  });

  it("names every kind that the fields of an answer have", () => {
    for (const operation of documented) {
      if (OF_NOBODY.includes(operation.operationId)) continue;
      const found = kindsOfFields(document, operation);
      const missing = found.filter((kind) => !declaredKinds(operation).includes(kind));
      expect([operation.operationId, missing]).toEqual([operation.operationId, []]);
    }
    expect(
      kindsOfFields(
        document,
        documented.find((o) => o.operationId === "readFile")!,
      ),
    ).toEqual(
      expect.arrayContaining(["applicant contact", "applicant finance", "applicant identity"]),
    );
  });

  it("names the kind of every number, name, address and amount that an answer holds", async () => {
    const seen = new Set<string>();
    for (const exchange of succeeded()) {
      const operation = operationOf(exchange);
      if (OF_NOBODY.includes(operation.operationId)) continue;
      const found = await kindsOfText(exchange);
      found.forEach((kind) => seen.add(kind));
      const missing = found.filter((kind) => !declaredKinds(operation).includes(kind));
      expect([operation.operationId, missing]).toEqual([operation.operationId, []]);
    }
    expect([...seen].toSorted()).toEqual([
      "applicant contact",
      "applicant finance",
      "applicant freeText",
      "applicant identity",
      "householdMember finance",
    ]);
  });
});

/** Everything that the cases say in words or numbers, but for the words of this product. */
function valuesOf(names: readonly string[]): string[] {
  const texts = (value: unknown): string[] => {
    if (typeof value === "string") return [value];
    return typeof value === "object" && value !== null ? Object.values(value).flatMap(texts) : [];
  };
  const stories = names.map((name) => readCaseFile(`test/cases/${name}.yaml`));
  const { person } = stories[0]!.request as { person: Record<string, string> };
  expect(texts(stories)).toContain(person["insz"]);
  // What is a code in the API may be one in the log.
  return texts(stories).filter((text) => /\d{6}|\p{L}{3}\P{L}+\p{L}|^\p{Lu}\p{Ll}+$/u.test(text));
}

/** The files that an answer is about: those in its list, or the one in its address. */
function filesIn({ path, answer }: RecordedExchange): string[] {
  const { items, agenda } = answer.body as Record<string, readonly Record<string, unknown>[]>;
  if (path === "/audits") {
    return [...new Set((items ?? []).flatMap((item) => item["applicationIds"] as string[]))];
  }
  if (/^\/applications(\/query)?$/.test(path)) return (items ?? []).map(({ id }) => id as string);
  if (agenda !== undefined) return agenda.map(({ applicationId }) => applicationId as string);
  return [/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/.exec(path)![0]];
}
