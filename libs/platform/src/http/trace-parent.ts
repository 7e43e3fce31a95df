import { isUuid } from "#kernel";

/** The span of another system in which a request was made, as that system says. */
export interface TraceParent {
  /** 16 bytes in hexadecimal. */
  readonly traceId: string;
  /** 8 bytes in hexadecimal; absent when only the trace was named. */
  readonly spanId?: string;
}

/** W3C Trace Context: version, trace id, parent id, flags; versions after 00 may say more. */
const TRACE_PARENT =
  /^(?!ff|00-.{53})[0-9a-f]{2}-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]{2}(?:-[\x21-\x7e]*)?$/;
const LONGEST = 200;

/**
 * What the headers of a request say about where it came from: `traceparent`, or a `BelGov-Trace-Id`
 * that is a UUID. Anything else is left out and kept nowhere: what a client calls its own request
 * may hold a line break, or a national number.
 */
export function traceParentOf(
  headers: Readonly<Record<string, string | string[] | undefined>>,
): TraceParent | undefined {
  const { traceparent, "belgov-trace-id": related } = headers;
  if (typeof traceparent === "string" && traceparent.length <= LONGEST) {
    const [, traceId = "", spanId = ""] = TRACE_PARENT.exec(traceparent) ?? [];
    if (isId(traceId) && isId(spanId)) return { traceId, spanId };
  }
  if (typeof related === "string" && isUuid(related)) return { traceId: traceIdOf(related) };
  return undefined;
}

/** A UUID as the trace id of W3C Trace Context. */
export function traceIdOf(id: string): string {
  return id.replaceAll("-", "");
}

/** An id that is all zeros stands for none; an absent one is empty. */
function isId(hex: string): boolean {
  return /[^0]/.test(hex);
}
