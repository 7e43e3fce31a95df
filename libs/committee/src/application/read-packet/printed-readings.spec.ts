import { printedReadings } from "./printed-readings.js";

const attempt = (version: number, on: string, manner = "appointment") => ({
  version,
  kind: "attempted" as const,
  on,
  manner,
});
const read = (version: number, on: string, manner: string) => ({
  version,
  kind: "read" as const,
  on,
  manner,
  language: "nl",
});

describe("the readings as they are printed", () => {
  it("do not say where a conversation was, and name the interpreter apart", () => {
    expect(
      printedReadings([
        read(1, "2025-03-05", "inPerson"),
        read(2, "2025-03-06", "withInterpreter"),
        read(3, "2025-03-07", "byVideo"),
      ]),
    ).toMatchObject([
      { kind: "read", version: 1, manner: "inPerson", interpreter: false },
      { kind: "read", version: 2, manner: "inPerson", interpreter: true },
      { kind: "read", version: 3, manner: "video", interpreter: false },
    ]);
  });

  it("say that reading was not possible after three attempts and nothing else", () => {
    expect(
      printedReadings([
        attempt(1, "2025-03-05", "homeVisit"),
        attempt(1, "2025-03-06", "telephone"),
        attempt(1, "2025-03-07", "letter"),
      ]),
    ).toEqual([
      {
        kind: "notPossible",
        version: 1,
        recordedBy: "caseworker",
        attempts: [
          { on: "2025-03-05", manner: "homeVisit" },
          { on: "2025-03-06", manner: "telephone" },
          { on: "2025-03-07", manner: "letter" },
        ],
      },
    ]);
  });

  it("leave two attempts what they are, also beside another version that was out of reach", () => {
    const days = ["2025-03-05", "2025-03-06", "2025-03-07"];
    const kinds = printedReadings([
      ...days.map((day) => attempt(1, day)),
      ...days.slice(0, 2).map((day) => attempt(2, day)),
    ]).map(({ kind, version }) => [kind, version]);
    expect(kinds).toEqual([
      ["notPossible", 1],
      ["attempted", 2],
      ["attempted", 2],
    ]);
  });

  it.each([
    read(1, "2025-03-08", "inPerson"),
    { version: 1, kind: "declined" as const, on: "2025-03-08" },
  ])("keep three attempts apart from what came of them: $kind", (last) => {
    const days = ["2025-03-05", "2025-03-06", "2025-03-07"];
    const kinds = printedReadings([...days.map((day) => attempt(1, day)), last]).map(
      ({ kind }) => kind,
    );
    expect(kinds).toEqual(["attempted", "attempted", "attempted", last.kind]);
  });

  it("never guess a manner", () => {
    expect(() => printedReadings([attempt(1, "2025-03-05", "constructor")])).toThrow(
      "in a manner without words",
    );
  });
});
