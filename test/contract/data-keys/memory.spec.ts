import { MemoryDataKeys, MemoryKeyTable } from "#event-store";
import { dataKeysContract } from "./data-keys.contract.js";

describe("data keys in memory", () => {
  dataKeysContract(async () => {
    const table = new MemoryKeyTable();
    return {
      open: async () => new MemoryDataKeys({ table }),
      aSecondPasses: () => undefined,
      close: async () => undefined,
    };
  });
});
