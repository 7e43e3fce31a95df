import { randomUUID } from "node:crypto";
import {
  type DataKeys,
  KeyMissing,
  type KeyScope,
  type Position,
  StoreUnavailable,
} from "#event-store";
import { ErasedDataUsed, instant, type Uuid, uuid } from "#kernel";

/** Keys under test, which several programs open at once. */
export interface KeysUnderTest {
  open(): Promise<DataKeys>;
  /** Lets the time go by after which a program must have noticed what another one destroyed. */
  aSecondPasses(): void;
  close(): Promise<void>;
}

/** Scopes of a dossier that has no key yet. */
export function newScopes(dossier = uuid(randomUUID())): KeyScope[] {
  return [
    { dossier, subject: "applicant", kind: "finance" },
    { dossier, subject: "applicant", kind: "identity" },
    { dossier, subject: "householdMember", kind: "identity" },
  ];
}

/** A reason to destroy keys. */
export function why(authority = "selection list 12.3: decision 7") {
  return { erasureId: uuid(randomUUID()), at: instant("2035-03-03T08:00:00Z"), authority };
}

/** What holds for data keys wherever they are kept. */
export function dataKeysContract(newKeys: () => Promise<KeysUnderTest>): void {
  let under: KeysUnderTest;
  let keys: DataKeys;
  let other: DataKeys;
  beforeEach(async () => {
    under = await newKeys();
    [keys, other] = [await under.open(), await under.open()];
  });
  afterEach(() => under.close());
  const idsOf = async (scopes: readonly KeyScope[], of = keys): Promise<Uuid[]> =>
    (await of.keysFor(scopes)).map(({ keyId }) => keyId);

  it("makes a key for each scope, in the order asked, and the same one ever after", async () => {
    const scopes = newScopes();
    const made = await keys.keysFor(scopes);
    expect(made).toMatchObject(scopes.map((scope) => ({ ...scope, state: "active" })));
    expect(new Set(made.map(({ key }) => key.export().toString("hex"))).size).toBe(3);
    expect(made.map(({ key }) => key.symmetricKeySize)).toEqual([32, 32, 32]);
    for (const program of [keys, other, await under.open()]) {
      const again = await program.keysFor(scopes.toReversed());
      expect(again.map(({ keyId }) => keyId).reverse()).toEqual(made.map(({ keyId }) => keyId));
      expect(again.toReversed().map(({ key }, i) => key.equals(made[i]!.key))).toEqual([
        true,
        true,
        true,
      ]);
    }
  });

  it("gives several programs that ask at once the same keys", async () => {
    const scopes = newScopes();
    const programs = await Promise.all(Array.from({ length: 8 }, () => under.open()));
    const all = await Promise.all(
      programs.map((program, i) => idsOf(i % 2 === 0 ? scopes : scopes.toReversed(), program)),
    );
    expect(new Set(all.map((ids) => ids.sort().join())).size).toBe(1);
  });

  it("finds keys by id, and says missing, not away or erased, of one that nobody knows", async () => {
    const made = await keys.keysFor(newScopes());
    const [first, second] = made.map(({ keyId }) => keyId);
    const found = await other.keysById([second!, first!, second!]);
    expect(found.size).toBe(2);
    expect(found.get(first!)).toMatchObject({ ...made[0], key: expect.anything() });
    expect(await keys.keysById([])).toEqual(new Map());
    const missing = await keys
      .keysById([first!, uuid(randomUUID())])
      .catch((error: unknown) => error);
    expect(missing).toBeInstanceOf(KeyMissing);
    // Waiting brings nothing back.
    expect(missing).not.toBeInstanceOf(StoreUnavailable);
  });

  it("destroys keys by scope and by id, and tells all programs within a second", async () => {
    const scopes = newScopes();
    const [first, second, third] = await idsOf(scopes);
    await other.keysById([first!, second!, third!]);
    const reason = why();
    expect(await keys.destroy({ ...reason, keyIds: [first!], scopes: [scopes[1]!] })).toEqual(
      expect.arrayContaining([first, second]),
    );
    under.aSecondPasses();
    for (const program of [keys, other, await under.open()]) {
      const found = await program.keysById([first!, second!, third!]);
      expect(found.get(first!)).toEqual({
        ...scopes[0],
        ...reason,
        state: "destroyed",
        keyId: first,
      });
      expect(found.get(second!)?.state).toBe("destroyed");
      expect(found.get(third!)?.state).toBe("active");
    }
  });

  it("knows up to where erasures were carried out, in all programs", async () => {
    expect(await keys.erasedUpTo()).toBeUndefined();
    await keys.keepErasedUpTo("log:7" as Position);
    expect(await other.erasedUpTo()).toBe("log:7");
    await other.keepErasedUpTo("log:5" as Position);
    expect(await keys.erasedUpTo()).toBe("log:5");
  });

  it("never makes a new key where one was destroyed, or where there never was one", async () => {
    const scopes = newScopes();
    await idsOf(scopes.slice(0, 1));
    await keys.destroy({ ...why(), scopes: scopes.slice(0, 2) });
    under.aSecondPasses();
    for (const program of [keys, other]) {
      for (const closed of scopes.slice(0, 2)) {
        await expect(program.keysFor([scopes[2]!, closed])).rejects.toThrow(ErasedDataUsed);
      }
      expect(await idsOf(scopes.slice(2), program)).toHaveLength(1);
    }
    expect(await keys.describe(scopes[0]!.dossier)).toMatchObject([
      { state: "destroyed", kind: "finance" },
      { state: "destroyed", kind: "identity" },
      { state: "active", subject: "householdMember" },
    ]);
  });

  it("destroys once: again, with another reason, changes nothing", async () => {
    const scopes = newScopes();
    const ids = await idsOf(scopes);
    const first = why();
    const destroyed = await keys.destroy({ ...first, scopes });
    expect([...destroyed].sort()).toEqual([...ids].sort());
    const again = await other.destroy({ ...why("somebody else"), keyIds: ids, scopes });
    expect([...again].sort()).toEqual([...ids].sort());
    under.aSecondPasses();
    const found = [...(await keys.keysById(ids)).values()];
    for (const key of found) expect(key).toMatchObject({ state: "destroyed", ...first });
  });

  it("tells what keys a dossier has, without the keys", async () => {
    const scopes = newScopes();
    const { dossier } = scopes[0]!;
    expect(await keys.describe(dossier)).toEqual([]);
    const ids = await idsOf(scopes);
    await idsOf(newScopes());
    expect(await other.describe(dossier)).toEqual(
      scopes.map((scope, i) => ({ ...scope, keyId: ids[i], state: "active" })),
    );
  });

  it("makes sure that what was destroyed before is so here, under the ids it had", async () => {
    const scopes = newScopes();
    const [known] = await idsOf(scopes.slice(0, 1));
    const lost = uuid(randomUUID());
    const lines = [
      { ...scopes[0]!, ...why(), keyId: known! },
      { ...scopes[1]!, ...why(), keyId: lost },
    ];
    expect(await keys.ensureDestroyed(lines)).toBe(2);
    expect(await keys.ensureDestroyed(lines)).toBe(0);
    under.aSecondPasses();
    const found = await other.keysById([known!, lost]);
    expect([...found.values()]).toEqual(lines.map((line) => ({ ...line, state: "destroyed" })));
  });

  it("remembers ids that it did not know as destroyed, also where a scope has another one", async () => {
    const scopes = newScopes();
    const [known] = await idsOf(scopes.slice(0, 1));
    const [lost, lostToo] = [uuid(randomUUID()), uuid(randomUUID())];
    const reason = why();
    const named = { ...reason, keyIds: [known!, lost, lostToo], scopes };
    expect(await keys.destroy(named)).toEqual(expect.arrayContaining([known, lost, lostToo]));
    under.aSecondPasses();
    for (const program of [keys, other]) {
      const found = [...(await program.keysById([known!, lost, lostToo])).values()];
      for (const key of found) expect(key).toMatchObject({ ...reason, state: "destroyed" });
      await expect(program.keysFor([scopes[1]!])).rejects.toThrow(ErasedDataUsed);
    }
    const described = await keys.describe(scopes[0]!.dossier);
    expect(described.map(({ keyId }) => keyId)).toEqual(
      expect.arrayContaining([known, lost, lostToo]),
    );
    await keys.destroy(named);
    expect(await keys.describe(scopes[0]!.dossier)).toHaveLength(described.length);
  });

  it("makes sure of both, the key that a scope has here and the one that was destroyed", async () => {
    const scopes = newScopes();
    const [here, elsewhere] = await idsOf(scopes.slice(0, 2));
    const lost = uuid(randomUUID());
    const lines = [
      { ...scopes[0]!, ...why(), keyId: lost },
      // Written down when it was not known what it was for.
      { ...scopes[2]!, ...why(), keyId: elsewhere! },
    ];
    expect(await keys.ensureDestroyed(lines)).toBe(3);
    expect(await keys.ensureDestroyed(lines)).toBe(0);
    under.aSecondPasses();
    const found = [...(await other.keysById([here!, elsewhere!, lost])).values()];
    expect(found.map(({ state }) => state)).toEqual(["destroyed", "destroyed", "destroyed"]);
  });
}
