import { ATTACKS_ON_BUNDLE, OTHER_LOG } from "./attacks-on-bundle.fixture.js";
import { ATTACKS_ON_LOG } from "./attacks-on-log.fixture.js";
import { type Item, POLICY } from "./bundle.fixture.js";
import { late, remade, REQUEST } from "./example.fixture.js";
import { judge, removeFolder } from "./judge.fixture.js";

afterAll(removeFolder);

const ATTACKS = [...ATTACKS_ON_LOG, ...ATTACKS_ON_BUNDLE];

describe("an attack is named", () => {
  it.each(ATTACKS.map((attack) => [attack[0], attack] as const))("%s", (_what, attack) => {
    const [, bundle, named, saved] = attack;
    const { findings } = judge(bundle, saved, `${POLICY}log ${OTHER_LOG.vkey}\n`);
    for (const finding of named) expect(findings).toContainEqual(expect.objectContaining(finding));
  });

  it("with every code that there is", () => {
    const codes = new Set(ATTACKS.flatMap(([, , named]) => named).map(({ code }) => code));
    expect([...codes].sort()).toEqual([
      "back-dated",
      "bundle-truncated",
      "chain-broken",
      "commitment-mismatch",
      "entry-malformed",
      "fork",
      "inconsistent-history",
      "metadata-changed",
      "older-database",
      "payload-changed",
      "proof-truncated",
      "proof-wrong",
      "root-mismatch",
      "row-missing",
      "rows-swapped",
      "signature-invalid",
      "stream-incomplete",
      "tail-cut",
      "witness-missing",
      "wrong-key",
    ]);
  });

  it("up to a hundred times", () => {
    const many: Item[] = Array.from({ length: 150 }, () => ({
      ...late,
      stream: REQUEST,
      prev: "-",
    }));
    expect(judge(remade(many).whole).findings).toHaveLength(100);
  });
});
