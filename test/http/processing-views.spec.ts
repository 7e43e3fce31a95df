import { instant, uuid } from "#kernel";
import { PostgresProcessingLog, recordProcessing } from "#data-flows";
import { type Product, startProduct, subjectOf } from "../support/product.js";
import { issuesIn, registered, send } from "./support/exchange.js";
import { traceOf } from "./support/processing-records.js";

type Item = Readonly<Record<string, unknown>>;

describe("what is told of the processing of personal data", () => {
  let product: Product;
  let file: string;
  let id: string;
  beforeAll(async () => {
    product = await startProduct();
    file = await registered(product);
    id = file.split("/").at(-1)!;
  });
  afterAll(() => product.stop());

  const itemsOf = async (path: string, as: string): Promise<Item[]> => {
    const { status, body } = await send(product, path, { as });
    expect(status).toBe(200);
    return body["items"] as Item[];
  };

  describe("to the person", () => {
    it("when, in which role, why and what, and never who; refusals too, newest first", async () => {
      const read = await send(product, file, { as: "els" });
      const refused = await send(product, `${file}/conditions`, { as: "karim" });
      const answer = await send(product, `${file}/processings`, { as: "els" });
      expect(answer.body["items"]).toEqual([
        {
          at: "2025-03-03T08:00:00.000Z",
          what: "listConditions",
          activity: "urn:rechtop:processing-activity:readConditions:1",
          operation: "consult",
          purpose: "socialInvestigation",
          legalBasis: "RMI-wet art. 19 §1",
          roles: ["caseworker"],
          organisation: "ocmw-lindeveld",
          outcome: "refused",
          traceId: traceOf(refused),
          concerns: "applicant",
          categories: [],
        },
        expect.objectContaining({
          what: "readFile",
          roles: ["caseworker"],
          outcome: "done",
          traceId: traceOf(read),
          categories: ["identity", "contact", "finance"],
        }),
      ]);
      for (const name of ["els", "karim"]) expect(answer.text).not.toContain(subjectOf(name));
      // The telling is told the next time.
      const [newest] = await itemsOf(`${file}/processings`, "wannes");
      expect(newest).toMatchObject({ what: "listProcessings", traceId: traceOf(answer) });
    });

    it("page by page, each record once", async () => {
      await Promise.all(Array.from({ length: 10 }, () => send(product, file, { as: "els" })));
      const before = await itemsOf(`${file}/processings?pageSize=100`, "nora");
      const seen: Item[] = [];
      let path: string | undefined = `${file}/processings?pageSize=3`;
      while (path !== undefined) {
        const { body } = await send(product, path, { as: "nora" });
        seen.push(...(body["items"] as Item[]));
        path = body["next"] as string | undefined;
      }
      const told = (items: Item[]) => items.map((item) => item["traceId"]);
      // The pages are read at the front, where the reading of them is recorded meanwhile.
      expect(told(seen).slice(1)).toEqual(told(before));
      expect(new Set(told(seen)).size).toBe(seen.length);
    });

    it("what is confidential when it is so no longer", async () => {
      const log = product.app.get(PostgresProcessingLog);
      await recordProcessing(log, {
        name: "log.export",
        activity: "exportLog",
        operation: "export",
        purpose: "supervision",
        legalBasis: "RMI-wet art. 57",
        at: instant("2025-03-03T09:00:00+01:00"),
        user: { id: "operator-1", organisation: "ocmw-lindeveld" },
        subjects: [{ dossier: uuid(id), role: "applicant", categories: ["identity", "finance"] }],
        confidentialUntil: instant("2025-03-10T09:00:00+01:00"),
      });
      const exports = async () =>
        (await itemsOf(`${file}/processings`, "els")).filter(({ what }) => what === "log.export");
      expect(await exports()).toEqual([]);
      product.clock.moveTo(instant("2025-03-10T08:59:59.999+01:00"));
      expect(await exports()).toEqual([]);
      product.clock.moveTo(instant("2025-03-10T09:00:00+01:00"));
      expect(await exports()).toEqual([
        expect.objectContaining({ operation: "export", roles: ["operator"], outcome: "done" }),
      ]);
    });

    it("nothing of another file", async () => {
      const other = await registered(product, "karim");
      await send(product, other, { as: "karim" });
      const traces = (await itemsOf(`${other}/processings`, "karim")).map((one) => one["traceId"]);
      expect(traces).toHaveLength(1);
      const ofFirst = await itemsOf(`${file}/processings?pageSize=100`, "els");
      expect(ofFirst.filter(({ traceId }) => traces.includes(traceId))).toEqual([]);
    });
  });

  describe("to the data-protection officer", () => {
    it("who it was, by request", async () => {
      const parent = "0af7651916cd43dd8448eb211c80319c";
      const read = await send(product, file, {
        as: "els",
        headers: { traceparent: `00-${parent}-b7ad6b7169203331-01` },
      });
      const traceId = read.headers.get("belgov-trace-id")!;
      for (const asked of [traceId, traceOf(read), parent]) {
        expect(await itemsOf(`/audits?traceId=${asked}`, "wannes")).toEqual([
          expect.objectContaining({
            what: "readFile",
            userId: subjectOf("els"),
            outcome: "done",
            roles: ["caseworker"],
            policy: "urn:rechtop:policy:readFile",
            subjectCount: 1,
            applicationIds: [id],
            networkAddress: "127.0.0.1",
            parentTraceId: parent,
            traceId: traceOf(read),
          }),
        ]);
      }
    });

    it("who it was, by file; of people of another centre only that it was them", async () => {
      const refused = await send(product, file, { as: "amina" });
      const [newest] = await itemsOf(`/audits?applicationId=${id}`, "wannes");
      expect(newest).toMatchObject({
        organisation: "cpas-valmont",
        outcome: "refused",
        subjectCount: 0,
        traceId: traceOf(refused),
      });
      for (const field of ["userId", "networkAddress", "clientId"]) {
        expect(newest).not.toHaveProperty(field);
      }
      const path = `/audits?applicationId=${id}&traceId=${traceOf(refused)}`;
      expect(await itemsOf(path, "wannes")).toHaveLength(1);
      expect(await itemsOf(`/audits?traceId=${traceOf(refused)}`, "wannes")).toEqual([]);
    });

    it("page by page, with the same question", async () => {
      const { body } = await send(product, `/audits?applicationId=${id}&pageSize=1`, {
        as: "wannes",
      });
      expect(body["next"]).toMatch(new RegExp(`^/audits\\?applicationId=${id}&pageSize=1&after=`));
      expect(await itemsOf(body["next"] as string, "wannes")).toHaveLength(1);
    });

    it("not without saying what is looked for", async () => {
      const answer = await send(product, "/audits", { as: "wannes" });
      expect(issuesIn(answer)).toEqual(["query:applicationId requiredInput"]);
      const number = await send(product, "/audits?traceId=85000099712", { as: "wannes" });
      expect(number.status).toBe(400);
    });

    it("and the asking is recorded as well", async () => {
      const asked = await send(product, `/audits?applicationId=${id}`, { as: "wannes" });
      const [audit] = await itemsOf(`/audits?traceId=${traceOf(asked)}`, "wannes");
      expect(audit).toMatchObject({ what: "listAudits", userId: subjectOf("wannes") });
      const [told] = await itemsOf(`${file}/processings`, "els");
      expect(told).toMatchObject({ what: "listAudits", roles: ["dataProtectionOfficer"] });
    });
  });
});
