import { Compile } from "typebox/compile";
import { PlaceLegalHoldBody } from "./schemas.js";

describe("the reference of an authority or a hold", () => {
  const body = Compile(PlaceLegalHoldBody);
  const takes = (reference: string) => body.Check({ reason: "appeal", reference });

  it.each(["AR 31/12/A", "OCMW 2015, 4.2", "DPO 2025/17", "RG 2025/1234 (a)"])(
    "can be %s",
    (reference) => {
      expect(takes(reference)).toBe(true);
    },
  );

  it.each([
    "85000099712",
    "85.00.00-997.12",
    "85 00 00 997 12",
    "85:00:00-997,12",
    "85..00..00--997..12",
    "case (85)_(00)_(00)_(997)_(12)",
    "DPO 850000/997/12 x",
  ])("has no room for a national number, however it is written: %s", (reference) => {
    expect(takes(reference)).toBe(false);
  });
});
