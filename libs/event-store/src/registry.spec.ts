import Type from "typebox";
import { closedObject, defineEvent, personal, plain } from "#kernel";
import { UnreadableEvent } from "./port.js";
import { EventRegistry } from "./registry.js";

const moved = defineEvent({
  type: "testing.PersonMoved",
  version: 3,
  schema: closedObject({
    town: personal("applicant", "contact", Type.String()),
    codes: plain(Type.Array(Type.Union([Type.Integer(), Type.Null()]))),
  }),
  upcasters: {
    1: (data) => ({ place: (data as { where: string }).where.trim() }),
    2: (data) => ({ town: (data as { place: string }).place, codes: [] }),
  },
});
const registry = new EventRegistry([moved]);

describe("EventRegistry", () => {
  it("refuses a type that is defined twice", () => {
    expect(() => new EventRegistry([moved, moved])).toThrow("testing.PersonMoved is defined twice");
  });

  it("lists its definitions by type", () => {
    const other = defineEvent({ type: "testing.Ended", version: 1, schema: closedObject({}) });
    expect(new EventRegistry([moved, other]).definitions).toEqual([other, moved]);
  });

  it("gives the definition for data that fits the newest version", () => {
    const event = { type: moved.type, data: { town: "Gent", codes: [9000] } };
    expect(registry.definitionFor(event)).toBe(moved);
  });

  it.each([
    ["an older shape", { place: "Gent" }],
    ["a field too many", { town: "Gent", codes: [], zip: 9000 }],
    ["a number that JSON cannot hold", { town: "Gent", codes: [Number.NaN] }],
    ["nothing", undefined],
  ])("refuses %s with a TypeError that names the place and no value", (_what, data) => {
    const attempt = () => registry.definitionFor({ type: moved.type, data });
    expect(attempt).toThrow(TypeError);
    expect(attempt).toThrow("testing.PersonMoved v3 does not fit");
    expect(attempt).not.toThrow(/Gent|9000/);
  });

  it("refuses data of which JSON makes something that does not fit", () => {
    const once = defineEvent({
      type: "testing.ListMade",
      version: 1,
      schema: closedObject({ list: plain(Type.Array(Type.Integer())) }),
    });
    const sparse: number[] = [];
    sparse[2] = 1;
    expect(() =>
      new EventRegistry([once]).definitionFor({ type: once.type, data: { list: sparse } }),
    ).toThrow(TypeError);
  });

  it("chains the upcasters from any older version", () => {
    const newest = { type: moved.type, data: { town: "Gent", codes: [] } };
    expect(registry.decode(moved.type, 1, { where: " Gent" })).toEqual(newest);
    expect(registry.decode(moved.type, 2, { place: "Gent" })).toEqual(newest);
    expect(registry.decode(moved.type, 3, newest.data)).toEqual(newest);
  });

  it.each([
    ["an unknown type", "testing.Unknown", 1, {}],
    ["a newer version, even if it fits", moved.type, 4, { town: "Gent", codes: [] }],
    ["a version that cannot be", moved.type, 0, {}],
    ["data that does not fit", moved.type, 3, { town: 9000 }],
    ["upcast data that does not fit", moved.type, 2, { place: 9000 }],
    ["data on which an upcaster fails", moved.type, 1, { where: 9000 }],
  ])("cannot read %s", (_what, type, version, data) => {
    const attempt = () => registry.decode(type, version, data);
    expect(attempt).toThrow(UnreadableEvent);
    expect(attempt).toThrow(`cannot read ${type} v${version}`);
    expect(attempt).not.toThrow("9000");
  });
});
