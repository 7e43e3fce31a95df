import { KeyedHash } from "#platform";
import { createTestDatabase } from "#testing";
import { openReadModels } from "./database.js";
import { checkSecret } from "./secret-check.js";

describe("the secret of an installation", () => {
  it("is remembered at first use, accepted again, and no other is accepted after it", async () => {
    const database = await createTestDatabase();
    const dataSource = await openReadModels(database.url);
    try {
      const first = new KeyedHash(Buffer.alloc(32, 1));
      await checkSecret(dataSource, first);
      await checkSecret(dataSource, new KeyedHash(Buffer.alloc(32, 1)));
      await expect(checkSecret(dataSource, new KeyedHash(Buffer.alloc(32, 2)))).rejects.toThrow(
        "RECHTOP_SECRET is another one",
      );
      const rows: unknown = await dataSource.query("SELECT * FROM installation");
      expect(JSON.stringify(rows)).not.toContain(Buffer.alloc(32, 1).toString("base64url"));
    } finally {
      await dataSource.destroy();
      await database.drop();
    }
  });
});
