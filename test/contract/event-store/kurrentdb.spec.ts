import { KurrentDbDouble } from "#testing";
import { eventStoreContract } from "./event-store.contract.js";
import { kurrentDbLog } from "./kurrentdb-log.js";

describe("KurrentDbEventStore", () => {
  eventStoreContract({
    newLog: async () => {
      const server = await KurrentDbDouble.start();
      return kurrentDbLog(server.url, () => server.stop());
    },
  });
});
