import { streamName } from "#kernel";
import { newScopes, why } from "../contract/data-keys/data-keys.contract.js";
import { type Product, startProduct } from "../support/product.js";
import { expectProblem, registered, send } from "./support/exchange.js";

describe("a file whose keys are not in the key table, and were not destroyed", () => {
  let product: Product;
  beforeAll(async () => {
    product = await startProduct();
  });
  afterAll(() => product.stop());

  /** Past the guards of the table, as damage or a restore does it; nothing is held in memory then. */
  async function behindTheGuards(statement: string): Promise<void> {
    await product.pool.query(`ALTER TABLE rechtop_keys.data_key DISABLE TRIGGER USER;
      ${statement};
      ALTER TABLE rechtop_keys.data_key ENABLE TRIGGER USER`);
    await product.keys.destroy({ ...why(), scopes: newScopes() });
  }

  it("is neither erased nor away for a while: the operator has to put its keys back", async () => {
    const file = await registered(product);
    const before = await send(product, file, { as: "els" });
    expect(before.status).toBe(200);
    const applicationId = file.split("/").at(-1)!;
    const ofFile = `dossier = '${applicationId}'`;
    await behindTheGuards(
      `CREATE TABLE backup AS SELECT * FROM rechtop_keys.data_key WHERE ${ofFile};
       DELETE FROM rechtop_keys.data_key WHERE ${ofFile}`,
    );

    for (let attempt = 1; attempt <= 2; attempt += 1) {
      const answer = await send(product, file, { as: "els" });
      expectProblem(answer, 500, "rechtop:keyMissing");
      expect(answer.body["detail"]).toMatch(/does not help to try again.*backup of the key table/);
      expect(answer.headers.get("retry-after")).toBeNull();
      expect(answer.text).not.toContain('"erased"');
    }
    expect(product.log.join("")).toContain('"error":"KeyMissing"');

    await behindTheGuards("INSERT INTO rechtop_keys.data_key SELECT * FROM backup");
    const after = await send(product, file, { as: "els" });
    expect(after.body).toEqual(before.body);
    const events = product.store.readStream(streamName("application", applicationId));
    expect((await Array.fromAsync(events)).every((event) => !("erased" in event))).toBe(true);
  });
});
