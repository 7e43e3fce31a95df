import { appending } from "./appending.contract.js";
import { concurrency } from "./concurrency.contract.js";
import { decoding } from "./decoding.contract.js";
import type { Adapter, LogUnderTest } from "./fixtures.js";
import { placing } from "./placing.contract.js";
import { reading } from "./reading.contract.js";
import { subscribing } from "./subscribing.contract.js";

/** What holds for every adapter of the `EventStore` port. */
export function eventStoreContract(adapter: Adapter): void {
  let log: LogUnderTest;
  beforeEach(async () => {
    log = await adapter.newLog();
  });
  afterEach(() => log.close());

  describe("append", () => appending(() => log));
  describe("reading", () => reading(() => log));
  describe("places", () => placing(() => log));
  describe("bytes and versions", () => decoding(() => log));
  describe("subscription", () => subscribing(() => log));
  describe("concurrency", () => concurrency(() => log));
}
