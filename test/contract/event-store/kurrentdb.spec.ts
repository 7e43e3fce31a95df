import { eventStoreContract } from "./event-store.contract.js";
import { kurrentDbLog } from "./kurrentdb-log.js";
import { fromNow, newServer, REAL_SERVER } from "./kurrentdb-server.js";

describe(`KurrentDbEventStore on ${REAL_SERVER === undefined ? "the double" : "a real server"}`, () => {
  eventStoreContract({
    newLog: async () => {
      const server = await newServer();
      const log = kurrentDbLog(server.url, () => server.stop());
      const first = await log.open();
      const start = await first.head();
      return { ...log, open: async (program) => fromNow(await log.open(program), start) };
    },
  });
});
