import { instant } from "#kernel";
import { untilVisible } from "../../libs/transparency-log/src/testing/sealing-stage.js";
import { fictiveInsz } from "../statute/fictive-insz.js";
import { type Product, startProduct, subjectOf } from "../support/product.js";
import { type Exchange, expectProblem, registered, send } from "./support/exchange.js";
import { recordedOf } from "./support/processing-records.js";

/** As declared for the search by national number, the bundle of a file, and entries of the log. */
const [SEARCHES, BUNDLES, ENTRIES] = [30, 10, 120];

describe("what may not be asked for without end", () => {
  let product: Product;
  let file: string;
  beforeAll(async () => {
    product = await startProduct();
    file = await registered(product);
    await untilVisible(product.pool);
  });
  afterAll(() => product.stop());

  const search = (as: string, seed: number) =>
    send(product, "/applications/query", { as, body: { insz: fictiveInsz(seed) } });
  const times = async (count: number, ask: (i: number) => Promise<Exchange>): Promise<number[]> => {
    const statuses: number[] = [];
    for (let i = 0; i < count; i += 1) statuses.push((await ask(i)).status);
    return [...new Set(statuses)];
  };

  it("is a search by national number: one too many is refused, and recorded as a refusal", async () => {
    expect(await times(SEARCHES, (i) => search("els", i))).toEqual([200]);
    const answer = await search("els", SEARCHES);
    expectProblem(answer, 429, "belgif:tooManyRequests");
    expect(answer.headers.get("retry-after")).toBe("6");
    expect(answer.text).not.toContain(fictiveInsz(SEARCHES));
    const { audits, subjects } = await recordedOf(product, answer);
    expect(audits).toEqual([
      expect.objectContaining({
        name: "findFilesByInsz",
        user_id: subjectOf("els"),
        role: null,
        decision: "deny",
        operation: "consult",
        result_count: 0,
      }),
    ]);
    expect(subjects).toEqual([]);
  });

  it("stops nobody else, and nothing else", async () => {
    expect((await search("karim", 0)).status).toBe(200);
    expect((await search("amina", 0)).status).toBe(200);
    expect((await send(product, "/applications", { as: "els" })).status).toBe(200);
  });

  it("counts what would have been looked up: wrong input costs nothing", async () => {
    const wrong = () =>
      send(product, "/applications/query", { as: "nora", body: { insz: "85000099713" } });
    expect(await times(SEARCHES + 1, wrong)).toEqual([400]);
    expect((await search("nora", 0)).status).toBe(200);
  });

  it("is the bundle of a file: who is refused is recorded with the file that they named", async () => {
    const bundle = () => send(product, `${file}/evidenceBundle`, { as: "wannes" });
    expect(await times(BUNDLES, bundle)).toEqual([200]);
    const answer = await bundle();
    expectProblem(answer, 429, "belgif:tooManyRequests");
    expect(answer.headers.get("retry-after")).toBe("30");
    const { audits, subjects } = await recordedOf(product, answer);
    expect(audits).toEqual([expect.objectContaining({ decision: "deny", operation: "export" })]);
    expect(subjects).toEqual([
      expect.objectContaining({
        status: "Error",
        dossier_ref: file.split("/").at(-1),
        data_categories: [],
      }),
    ]);
  });

  it("is the log, bundle of entries by bundle of entries", async () => {
    const entries = () => send(product, "//log/tile/entries/000.p/1", { as: "wannes" });
    expect(await times(ENTRIES, entries)).toEqual([200]);
    const answer = await entries();
    expectProblem(answer, 429, "belgif:tooManyRequests");
    const { audits } = await recordedOf(product, answer);
    expect(audits).toEqual([expect.objectContaining({ decision: "deny", operation: "consult" })]);
  });

  it("is there again after the time that was said", async () => {
    product.clock.moveTo(instant("2025-03-03T09:00:06+01:00"));
    expect([(await search("els", 0)).status, (await search("els", 0)).status]).toEqual([200, 429]);
    const bundle = () => send(product, `${file}/evidenceBundle`, { as: "wannes" });
    expect((await bundle()).status).toBe(429);
    product.clock.moveTo(instant("2025-03-03T09:00:30+01:00"));
    expect((await bundle()).status).toBe(200);
  });
});
