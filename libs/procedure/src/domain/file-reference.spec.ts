import fc from "fast-check";
import { legalDate, uuid } from "#kernel";
import { fileReference } from "./file-reference.js";

const SEED = 20_260_820;
const DAY = legalDate("2025-03-03");

describe("the reference of a file", () => {
  it.each([
    ["00000000-0000-4000-8000-000000000000", "LF-2025-00000000"],
    ["ffffffff-ffff-4fff-bfff-ffffffffffff", "LF-2025-ZZZZZZZZ"],
    ["4f9c4a52-1f6a-4a43-9d0e-3a5f1f0c2b7e", "LF-2025-9YE4MMGZ"],
    ["00000000-0100-4000-8000-000000000000", "LF-2025-00000001"],
    ["08421084-2100-4000-8000-000000000000", "LF-2025-11111111"],
  ])("of %s is %s", (id, reference) => {
    expect(fileReference(uuid(id), DAY)).toBe(reference);
  });

  it("has the year of the request, not of today", () => {
    const id = uuid("4f9c4a52-1f6a-4a43-9d0e-3a5f1f0c2b7e");
    expect(fileReference(id, legalDate("2024-12-31"))).toMatch(/^LF-2024-/);
    expect(fileReference(id, legalDate("2025-01-01"))).toMatch(/^LF-2025-/);
  });

  it(`can be said over the telephone, and keeps 40 bits of the id (seed ${SEED})`, () => {
    fc.assert(
      fc.property(fc.uuid({ version: 4 }), fc.uuid({ version: 4 }), (one, other) => {
        const reference = fileReference(uuid(one), DAY);
        expect(reference).toMatch(/^LF-2025-[0-9A-HJKMNP-TV-Z]{8}$/);
        const bits = (id: string) => id.replaceAll("-", "").slice(0, 10);
        expect(reference === fileReference(uuid(other), DAY)).toBe(bits(one) === bits(other));
      }),
      { seed: SEED, numRuns: 500 },
    );
  });

  it("says nothing of the day beyond its year", () => {
    const id = uuid("4f9c4a52-1f6a-4a43-9d0e-3a5f1f0c2b7e");
    expect(fileReference(id, legalDate("2025-01-01"))).toBe(
      fileReference(id, legalDate("2025-12-31")),
    );
  });
});
