import { Erased, ErasedDataUsed, instant } from "#kernel";
import { renderDecisionLetter } from "./decision-letter.js";
import { renderPacket } from "./packet.js";
import { renderReceipt } from "./receipt.js";
import {
  sampleGrant,
  samplePacket,
  sampleReceipt,
  sampleRefusal,
} from "./testing/sample-models.js";
import { sharedRenderer } from "./shared-renderer.js";

const ERASED = new Erased(instant("2035-03-03T08:00:00Z"), "selection list 12.3: decision 7");

/** `model` once for each of its values, with that value erased. */
function* eachErased<T extends object>(model: T): Generator<T> {
  for (const [key, value] of Object.entries(model) as [keyof T, unknown][]) {
    const replaced = (by: unknown) => {
      if (!Array.isArray(model)) return { ...model, [key]: by };
      return model.map((item: unknown, i) => (String(i) === key ? by : item)) as unknown as T;
    };
    if (typeof value !== "object" || value === null) yield replaced(ERASED);
    else for (const inner of eachErased(value)) yield replaced(inner);
  }
}

describe("a document of which something was erased is not made, whatever it is:", () => {
  it.each<[string, () => readonly [number, readonly (() => unknown)[]]]>([
    ["receipt", () => tries(sampleReceipt("nl"), renderReceipt)],
    ["packet", () => tries(samplePacket("fr"), renderPacket)],
    ["letter that grants", () => tries(sampleGrant("de"), renderDecisionLetter)],
    ["letter that refuses", () => tries(sampleRefusal("nl"), renderDecisionLetter)],
  ])("%s", (_what, models) => {
    const [count, renders] = models();
    expect(count).toBeGreaterThan(10);
    for (const render of renders) expect(render).toThrow(ErasedDataUsed);
  });

  it("nor does the typesetter take it for data", () => {
    const view = { title: "x", rows: [{ text: ERASED as unknown as string }] };
    expect(() => sharedRenderer().render("receipt", view)).toThrow(ErasedDataUsed);
  });
});

function tries<M extends object>(
  model: M,
  render: (model: M) => unknown,
): readonly [number, readonly (() => unknown)[]] {
  const models = [...eachErased(model)];
  return [models.length, models.map((one) => () => render(one))];
}
