import { readFileSync } from "node:fs";
import { POLICY, POLICY_VERSION, type Rule } from "#access";
import { recordsOf, SYSTEM_VERSION } from "./records.js";
import { reading } from "./testing/opened-log.js";

const said = (bytes: Uint8Array) =>
  JSON.parse(Buffer.from(bytes).toString("utf8")) as Record<string, unknown>;

describe("the records of an act", () => {
  it("say which version of this program wrote them", () => {
    const { version } = JSON.parse(readFileSync("package.json", "utf8")) as { version: string };
    expect(SYSTEM_VERSION).toBe(version);
    expect(said(recordsOf(reading()).audit)["system_version"]).toBe(version);
  });

  it("are one for the user and one below it per subject, each with a span of its own", () => {
    const subject = reading().subjects[0]!;
    const { audit, processing } = recordsOf(reading({ subjects: [subject, subject, subject] }));
    const spans = [audit, ...processing].map((bytes) => said(bytes)["span_id"]);
    expect(new Set(spans).size).toBe(4);
    const parents = processing.map((bytes) => said(bytes)["parent_span_id"]);
    expect(parents).toEqual([spans[0], spans[0], spans[0]]);
    expect(said(audit)["result_count"]).toBe(3);
  });

  it("keep the user out of what is told to the person", () => {
    const { processing } = recordsOf(reading());
    expect(
      Object.keys(said(processing[0]!)).filter((name) => /user|role$|client/.test(name)),
    ).toEqual([]);
  });

  it("name the rules by what they say: 16 digits", () => {
    expect(POLICY_VERSION).toMatch(/^[0-9a-f]{16}$/);
    expect(said(recordsOf(reading()).audit)).toMatchObject({
      policy_id: "urn:rechtop:policy:readFile",
      policy_version: POLICY_VERSION,
    });
  });

  it("can have a purpose and a ground for whatever the policy knows", () => {
    const empty = Object.entries<Rule>(POLICY).filter(
      ([, { purpose, legalBasis }]) => purpose === "" || legalBasis === "",
    );
    expect(empty).toEqual([]);
  });
});
