import { parseBearer } from "./parse-bearer.js";
import { TokenRefused } from "./token-errors.js";

describe("parseBearer", () => {
  it.each([
    ["Bearer abc.def.ghi", "abc.def.ghi"],
    ["bearer abc", "abc"],
    ["BEARER   a-b_c~d+e/f==", "a-b_c~d+e/f=="],
  ])("takes the token out of %j", (header, token) => {
    expect(parseBearer(header)).toBe(token);
  });

  it.each([undefined, "", "Basic ZWxzOmVscw==", "Bearerabc", "DPoP abc", " Bearer abc"])(
    "finds no token in %j",
    (header) => {
      expect(() => parseBearer(header)).toThrow(new TokenRefused("missing"));
    },
  );

  it.each(["Bearer", "Bearer ", "Bearer a b", "Bearer a,b", "Bearer =", "Bearer a\n", "Bearer é"])(
    "cannot read %j",
    (header) => {
      expect(() => parseBearer(header)).toThrow(new TokenRefused("malformed", "form"));
    },
  );
});
