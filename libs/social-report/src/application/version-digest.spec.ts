import { createHash } from "node:crypto";
import { fold } from "#kernel";
import type { SocialReportEvent } from "../domain/events.js";
import { type SocialReport, socialReportDecider } from "../domain/social-report.js";
import {
  attempted,
  declined,
  drafted,
  OTHER_AUTHOR,
  read,
  reopened,
  reviewed,
  sealed,
  submitted,
} from "../testing/report-history.js";
import { versionDigest } from "./version-digest.js";

const after = (...events: SocialReportEvent[]): SocialReport => fold(socialReportDecider, events);
const remarks = (text: string): SocialReportEvent => {
  const event = read();
  return { ...event, data: { ...event.data, remarks: text } } as SocialReportEvent;
};

const BASE = [drafted(), remarks("Dat klopt."), reviewed()];
const digest = versionDigest(after(...BASE), 1);

describe("M10: the digest with which a report is sealed", () => {
  it("is 64 hexadecimal digits and does not change when it is sealed and submitted", () => {
    expect(digest).toMatch(/^[0-9a-f]{64}$/);
    expect(versionDigest(after(...BASE, sealed(), submitted()), 1)).toBe(digest);
  });

  it("can be made again by anyone from the canonical content", () => {
    const { versions, readings, reviews } = after(...BASE);
    const sorted = (value: unknown): unknown =>
      Array.isArray(value)
        ? value.map(sorted)
        : value !== null && typeof value === "object"
          ? Object.fromEntries(
              Object.entries(value)
                .sort(([a], [b]) => (a < b ? -1 : 1))
                .map(([key, member]) => [key, sorted(member)]),
            )
          : value;
    const content = sorted({
      attempts: [],
      content: versions[0],
      declinations: [],
      readings,
      reviews,
    });
    const again = createHash("sha256").update(JSON.stringify(content), "utf8").digest("hex");
    expect(digest).toBe(again);
  });

  it.each([
    ["one letter of a remark", [drafted(), remarks("Dat klopt!"), reviewed()]],
    ["a remark that is left out", [drafted(), read(), reviewed()]],
    ["a remark in another Unicode form", [drafted(), remarks("Dat klo\u200bpt."), reviewed()]],
    ["the author", [drafted(1, OTHER_AUTHOR), remarks("Dat klopt."), reviewed()]],
    ["the verdict of the review", [drafted(), remarks("Dat klopt."), reviewed("returned")]],
    ["an attempt", [drafted(), attempted("2025-03-10"), remarks("Dat klopt."), reviewed()]],
    ["a declination", [drafted(), declined(), remarks("Dat klopt."), reviewed()]],
  ])("is another one with %s changed", (_what, events) => {
    expect(versionDigest(after(...events), 1)).not.toBe(digest);
  });

  it("is of one version, with what the person said at every version", () => {
    const two = after(...BASE, drafted(2), read(2), reviewed("approved", 2));
    expect(versionDigest(two, 2)).not.toBe(digest);
    const silent = after(drafted(), reviewed(), drafted(2), read(2), reviewed("approved", 2));
    expect(versionDigest(silent, 2)).not.toBe(versionDigest(two, 2));
  });

  it("of what was sealed can still be made when the report was reopened and went on", () => {
    const again = [...BASE, sealed(), submitted(), reopened(), drafted(2), read(2)];
    expect(versionDigest(after(...again), 1)).toBe(digest);
    expect(versionDigest(after(...again, reviewed("approved", 2), sealed(2)), 1)).toBe(digest);
  });
});
