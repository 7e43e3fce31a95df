import { randomUUID } from "node:crypto";
import { Erased, ErasedDataUsed, instant, uuid } from "#kernel";
import { type CommandContext, recorded } from "./command-context.js";

const context: CommandContext = {
  actor: { id: "u-els", centre: "ocmw-lindeveld", roles: ["caseworker"] },
  now: instant("2025-03-03T08:00:00Z"),
  correlationId: "trace",
  causationId: "trace",
  eventId: () => uuid(randomUUID()),
};
const grant = { role: "caseworker", purpose: "test", legalBasis: "none" } as const;

describe("events on their way to the log", () => {
  it("say who, in which role, why and when", () => {
    const [event] = recorded(context, grant, [{ type: "probe.Happened", data: { a: 1 } }]);
    expect(event).toMatchObject({
      event: { type: "probe.Happened", data: { a: 1 } },
      metadata: { actor: { id: "u-els", role: "caseworker" }, centre: "ocmw-lindeveld" },
    });
  });

  it("are not made from personal data that was erased, however deep in them it is", () => {
    const erased = new Erased(instant("2031-02-07T11:00:00Z"), "selectionList: 4.2");
    for (const data of [erased, { a: erased }, { a: [{ b: erased }] }]) {
      const events = [
        { type: "probe.Happened", data: {} },
        { type: "probe.Happened", data },
      ];
      expect(() => recorded(context, grant, events)).toThrow(ErasedDataUsed);
    }
  });
});
