import { createTestDatabase, type TestDatabase } from "#testing";
import { eventStoreContract } from "./event-store.contract.js";
import { newPostgresLog } from "./postgres-log.js";

describe("PostgresEventStore", () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database.drop());

  eventStoreContract({ newLog: () => newPostgresLog(database.url) });
});
