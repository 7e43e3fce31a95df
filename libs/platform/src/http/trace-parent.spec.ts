import { traceParentOf } from "./trace-parent.js";

const TRACE = "0af7651916cd43dd8448eb211c80319c";
const SPAN = "b7ad6b7169203331";

describe("where a request comes from", () => {
  it("is the span of a traceparent", () => {
    const expected = { traceId: TRACE, spanId: SPAN };
    expect(traceParentOf({ traceparent: `00-${TRACE}-${SPAN}-01` })).toEqual(expected);
    expect(traceParentOf({ traceparent: `00-${TRACE}-${SPAN}-00` })).toEqual(expected);
  });

  it("is read in later versions too, which may say more", () => {
    const expected = { traceId: TRACE, spanId: SPAN };
    expect(traceParentOf({ traceparent: `01-${TRACE}-${SPAN}-01-more` })).toEqual(expected);
  });

  it("is the trace of a BelGov-Trace-Id that is a UUID", () => {
    expect(traceParentOf({ "belgov-trace-id": "4f9c4a52-1f6a-4a43-9d0e-3a5f1f0c2b7e" })).toEqual({
      traceId: "4f9c4a521f6a4a439d0e3a5f1f0c2b7e",
    });
  });

  it.each([
    ["", ""],
    [`00-${TRACE}-${SPAN}-01-more`, "version 0 says four things"],
    [`00-${TRACE.toUpperCase()}-${SPAN}-01`, "lower case"],
    [`00-${TRACE}-${"0".repeat(16)}-01`, "no span"],
    [`00-${TRACE}-${SPAN}`, "no flags"],
    [`00-${TRACE}-${SPAN}-01\r\nx: y`, "a line break"],
    [`00-${TRACE}-${SPAN}-01\n`, "a line break at the end"],
  ])("is unknown with the traceparent %j (%s)", (traceparent) => {
    expect(traceParentOf({ traceparent })).toBeUndefined();
  });

  it.each(["85000099712", "4f9c4a52", "", ["4f9c4a52-1f6a-4a43-9d0e-3a5f1f0c2b7e"]])(
    "is unknown with the BelGov-Trace-Id %j",
    (related) => {
      expect(traceParentOf({ "belgov-trace-id": related })).toBeUndefined();
    },
  );
});
