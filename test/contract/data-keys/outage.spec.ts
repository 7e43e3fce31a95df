import { randomUUID } from "node:crypto";
import {
  EventRegistry,
  type KekProvider,
  KekUnusable,
  KeysUnavailable,
  kekText,
  MemoryEventStore,
  NO_STREAM,
  PersonalDataCodec,
} from "#event-store";
import Type from "typebox";
import { closedObject, defineEvent, personal, streamName, uuid } from "#kernel";
import { METADATA } from "../event-store/fixtures.js";
import { newScopes, why } from "./data-keys.contract.js";
import { kekJson, newPostgresKeys, type PostgresKeys } from "./postgres-keys.js";

const named = defineEvent({
  type: "testing.Named",
  version: 1,
  schema: closedObject({ name: personal("applicant", "identity", Type.String()) }),
});

describe("when the keys are away", () => {
  let table: PostgresKeys;
  beforeEach(async () => {
    table = await newPostgresKeys();
  });
  afterEach(() => table.close());
  const append = (name: string) => ({
    stream: streamName("thing", randomUUID()),
    expected: NO_STREAM,
    events: [
      {
        eventId: uuid(randomUUID()),
        event: { type: named.type, data: { name } },
        metadata: METADATA,
      },
    ],
  });

  it("because of their database: no event is written or read, none is lost, none looks erased", async () => {
    const { keys, proxy } = await table.openThroughProxy();
    const store = new MemoryEventStore({
      registry: new EventRegistry([named]),
      codec: new PersonalDataCodec({ keys }),
    });
    const first = append("Amina");
    await store.append([first]);
    proxy.cut({ andRefuse: true });
    table.aSecondPasses();

    const read = () => Array.fromAsync(store.readAll());
    for (let attempt = 1; attempt <= 2; attempt += 1) {
      await expect(read()).rejects.toBeInstanceOf(KeysUnavailable);
      await expect(store.append([append("Bart")])).rejects.toBeInstanceOf(KeysUnavailable);
    }
    await expect(keys.describe(uuid(randomUUID()))).rejects.toBeInstanceOf(KeysUnavailable);
    await expect(keys.destroy({ ...why(), scopes: newScopes() })).rejects.toBeInstanceOf(
      KeysUnavailable,
    );

    proxy.cut({ andRefuse: false });
    await store.append([append("Cis")]);
    const events = await read();
    expect(events.map(({ event }) => event.data)).toEqual([{ name: "Amina" }, { name: "Cis" }]);
    expect(events.every((event) => !("erased" in event))).toBe(true);
  });

  it("because of the provider: the same, until it answers again", async () => {
    let isAway = false;
    const provider: KekProvider = {
      load: () =>
        isAway
          ? Promise.reject(
              new KekUnusable("RECHTOP_KEK_COMMAND", "the command ended with exit code 1"),
            )
          : kekText(kekJson("1"), "RECHTOP_KEK_COMMAND").load(),
    };
    const { keys } = await table.openWith({ provider, cache: { keys: 10, lifeMs: 60_000 } });
    const scopes = newScopes();
    const ids = (await keys.keysFor(scopes)).map(({ keyId }) => keyId);
    isAway = true;
    // Held keys are used as long as they may be held; then nothing works without the provider.
    table.forward(59_999);
    expect((await keys.keysById(ids)).size).toBe(3);
    table.forward(1);
    for (let attempt = 1; attempt <= 2; attempt += 1) {
      await expect(keys.keysById(ids)).rejects.toThrow("RECHTOP_KEK_COMMAND: the command ended");
      await expect(keys.keysFor(newScopes())).rejects.toBeInstanceOf(KeysUnavailable);
    }
    isAway = false;
    const found = await keys.keysById(ids);
    expect([...found.values()].map(({ state }) => state)).toEqual(["active", "active", "active"]);
  });

  it("at the start: the program says why and does not start", async () => {
    const provider = { load: () => Promise.reject(new KekUnusable("RECHTOP_KEK_FILE", "away")) };
    await expect(table.openWith({ provider })).rejects.toBeInstanceOf(KekUnusable);
    const url = new URL(table.url);
    url.port = "1";
    await expect(table.openWith({ url: url.toString() })).rejects.toBeInstanceOf(KeysUnavailable);
  });
});
