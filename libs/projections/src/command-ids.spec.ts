import { isUuid } from "#kernel";
import { derivedEventId, reactionCommandId } from "./command-ids.js";
import { checkNames, checkTables } from "./projector.js";
import { countingProjector, probeId } from "./testing/probe.js";

describe("command ids", () => {
  it("are the same for ever: a change would send everything twice", () => {
    const command = reactionCommandId("probe.echo", probeId(1));
    expect(command).toBe("877240cc-b4d9-55e2-b51f-6d31ef71379e");
    expect(derivedEventId(command, 0)).toBe("0bfea890-cfe8-5567-9bf6-6aaf93005591");
    expect(isUuid(command)).toBe(true);
  });

  it("differ by reaction, by event and by index", () => {
    const command = reactionCommandId("probe.echo", probeId(1));
    const ids = [
      command,
      reactionCommandId("probe.other", probeId(1)),
      reactionCommandId("probe.echo", probeId(2)),
      derivedEventId(command, 0),
      derivedEventId(command, 1),
    ];
    expect(new Set(ids).size).toBe(ids.length);
    expect(() => derivedEventId(command, -1)).toThrow(RangeError);
    expect(() => derivedEventId(command, 0.5)).toThrow(RangeError);
  });
});

describe("names", () => {
  it("are <context>.<name>, once each", () => {
    expect(() => checkNames([{ name: "probe.counts" }, { name: "probe.other" }])).not.toThrow();
    expect(() => checkNames([{ name: "probe.counts" }, { name: "probe.counts" }])).toThrow("twice");
    expect(() => checkNames([{ name: "Probe-counts" }])).toThrow(TypeError);
  });

  it("of tables have no schema and one owner", () => {
    const projector = countingProjector();
    const tables = (...names: string[]) => ({ ...projector, tables: names });
    expect(() => checkTables([projector])).not.toThrow();
    expect(() => checkTables([tables("rechtop_read.probe")])).toThrow("no plain table name");
    expect(() => checkTables([tables()])).toThrow("owns no table");
    expect(() => checkTables([projector, { ...projector, name: "probe.other" }])).toThrow(
      "belongs to probe.counts and to probe.other",
    );
  });
});
