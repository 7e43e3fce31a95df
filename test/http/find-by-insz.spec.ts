import { fictiveInsz } from "../statute/fictive-insz.js";
import { type Product, startProduct, subjectOf } from "../support/product.js";
import { expectProblem, issuesIn, registration, send } from "./support/exchange.js";

describe("POST /applications/query", () => {
  let product: Product;
  let position = "";
  const [known, other] = [fictiveInsz(1), fictiveInsz(2)];
  const { person } = registration();
  beforeAll(async () => {
    product = await startProduct();
  });
  afterAll(() => product.stop());

  const register = async (as: string, insz: string): Promise<string> => {
    const body = registration({ person: { ...person, insz } });
    const { headers, body: made } = await send(product, "/applications", { as, body });
    position = headers.get("rechtop-position")!;
    return made["id"] as string;
  };

  const find = async (as: string, insz: string): Promise<string[]> => {
    const answer = await send(product, "/applications/query", {
      as,
      headers: { "rechtop-minimum-position": position },
      body: { insz },
    });
    expect(answer.status).toBe(200);
    expect(answer.text).not.toContain(insz);
    return (answer.body["items"] as { id: string }[]).map(({ id }) => id);
  };

  it("finds the files of a person: to each their own, to the team leader all, elsewhere none", async () => {
    const ofEls = await register("els", known);
    const ofKarim = await register("karim", known);
    const inValmont = await register("amina", known);
    await register("els", other);

    expect(await find("els", known)).toEqual([ofEls]);
    expect(await find("karim", known)).toEqual([ofKarim]);
    expect((await find("nora", known)).toSorted()).toEqual([ofEls, ofKarim].toSorted());
    expect(await find("amina", known)).toEqual([inValmont]);
    expect(await find("luc", known)).toEqual([inValmont]);
    expect(await find("karim", other)).toEqual([]);
    expect(await find("nora", fictiveInsz(3))).toEqual([]);
  });

  it("follows a file to another caseworker", async () => {
    const insz = fictiveInsz(4);
    const id = await register("els", insz);
    const { headers } = await send(product, `/applications/${id}/assignments`, {
      as: "nora",
      headers: { "if-match": '"2"' },
      body: { assigneeId: subjectOf("karim") },
    });
    position = headers.get("rechtop-position")!;
    expect(await find("els", insz)).toEqual([]);
    expect(await find("karim", insz)).toEqual([id]);
  });

  it("is not there for those who do not handle requests", async () => {
    for (const as of ["hilde", "joris", "greet", "wannes", "lien", "bram"]) {
      const answer = await send(product, "/applications/query", { as, body: { insz: known } });
      expectProblem(answer, 403, "belgif:missingPermission");
    }
  });

  it("has no twin in an address", async () => {
    const answer = await send(product, `/applications?insz=${known}`, { as: "els" });
    expect(issuesIn(answer)).toEqual(["query:insz unknownInput"]);
    expectProblem(
      await send(product, "/applications/query", { as: "els" }),
      400,
      "belgif:badRequest",
    );
  });

  it("looks the number up by a keyed hash: the number itself is in no read model", async () => {
    const { rows } = await product.pool.query<{ row: string }>(
      "SELECT row_to_json(f)::text AS row FROM rechtop_read.file_overview f",
    );
    expect(rows.length).toBeGreaterThan(0);
    for (const { row } of rows) expect(row).not.toContain(known);
  });
});
