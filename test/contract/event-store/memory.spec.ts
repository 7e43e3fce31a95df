import { setImmediate } from "node:timers/promises";
import { MemoryEventStore, MemoryLog, PlainJsonCodec } from "#event-store";
import { eventStoreContract } from "./event-store.contract.js";
import { type LogUnderTest, REGISTRY } from "./fixtures.js";

describe("MemoryEventStore", () => {
  eventStoreContract({ newLog: async () => memoryLog() });
});

function memoryLog(): LogUnderTest {
  const log = new MemoryLog();
  const open = async (program = {}) =>
    new MemoryEventStore({ registry: REGISTRY, codec: new PlainJsonCodec(), log, ...program });
  return {
    open,
    storedBytes: async (eventId) => {
      const { payload, metadata } = log.events.find((event) => event.eventId === eventId)!;
      return { payload: Buffer.from(payload), metadata: Buffer.from(metadata) };
    },
    transaction: async (appends, { commits }) => {
      await setImmediate();
      if (commits) await (await open()).append(appends);
    },
    close: async () => {},
  };
}
