import {
  checkpoint,
  day,
  FILE,
  type Frame,
  type Item,
  type Log,
  oneFile,
  OTHER_FILE,
  type Part,
  sealed,
  W1,
  wholeLog,
  writeBundle,
  writeLog,
} from "./bundle.fixture.js";
import type { Finding } from "./findings.js";

/** What the log of the specs is about: two files, a stream-heads entry, an erasure. */

export const IDENTITY: Part = {
  kid: "aaaaaaaa-0000-4000-8000-000000000001",
  text: { "/person/insz": "00000000097", "/person/name": "Ann Ex" },
  salt: Buffer.alloc(32, 7),
};
export const FINANCE: Part = {
  kid: "aaaaaaaa-0000-4000-8000-000000000002",
  text: { "/income": "1200.00" },
  salt: Buffer.alloc(32, 8),
};

export const REQUEST = `request-${FILE}`;
export const ERASURE = {
  erasureId: "99999999-9999-4999-8999-999999999999",
  keyIds: [IDENTITY.kid],
  parts: [{ subject: "applicant", kind: "identity" }],
  authority: { code: "SEL-2015-3.1", reference: "2026/17" },
  erasedAt: "2026-03-09T10:00:00.000Z",
};

const at = (date: number, time = "10:00:00.000"): string =>
  `2026-03-${String(date).padStart(2, "0")}T${time}Z`;

export const ITEMS: readonly Item[] = [
  { stream: REQUEST, time: at(2), payload: sealed([FINANCE, IDENTITY]) }, // 0
  { stream: `request-${OTHER_FILE}`, time: at(2), payload: '{"of":"others"}' }, // 1
  { stream: `income-${FILE}`, time: at(3), payload: '{"found":true}' }, // 2
  { stream: REQUEST, time: at(4), payload: '{"heard":true}' }, // 3
  { stream: `income-${OTHER_FILE}`, time: at(4), payload: sealed([FINANCE]) }, // 4
  { stream: REQUEST, time: at(4), payload: '{"decided":true}' }, // 5
  { heads: {}, time: at(5) }, // 6
  { stream: REQUEST, time: at(6), payload: '{"told":true}' }, // 7
  { stream: `request-${OTHER_FILE}`, time: at(7), payload: '{"closed":true}' }, // 8
  {
    stream: `erasure-${FILE}`,
    time: at(9),
    type: "erasure.PersonalDataErased",
    payload: JSON.stringify(ERASURE),
  }, // 9
];

export const log = writeLog(ITEMS);
export const size = ITEMS.length;
export const whole = wholeLog(log);
export const file = oneFile(log);
export const note = checkpoint(log);

export const ofLog = (frames: readonly Frame[], more = {}) =>
  writeBundle({ size, frames, note, ...more });
export const ofFile = (frames: readonly Frame[], more = {}) =>
  writeBundle({ size, frames, note, file: FILE, ...more });

/** The log that somebody with the keys of the log makes, and its bundles. */
export const remade = (items: readonly Item[], by = [[W1, day(20)]] as [typeof W1, number][]) => {
  const other = writeLog(items);
  const more = { size: items.length, note: checkpoint(other, by) };
  return {
    log: other,
    whole: ofLog(wholeLog(other), more),
    file: ofFile(oneFile(other), more),
  };
};

/** The frame with other bytes: its lengths stay. */
export const changed = ({ body, ...frame }: Frame, from: string, to: string): Frame => {
  const text = body.toString("latin1");
  if (!text.includes(from) || from.length !== to.length) throw new Error("not a change");
  return { ...frame, body: Buffer.from(text.replace(from, to), "latin1") };
};

/** A bundle, what the reader kept, and the findings that must be named (others may be as well). */
export type Attack = readonly [
  string,
  Buffer,
  readonly Partial<Finding>[],
  Readonly<Record<string, Buffer>>?,
];

export const kept = (n: number, of: Log = log): Record<string, Buffer> => ({
  kept: checkpoint(of, [[W1, day(10)]], { size: n }),
});

/** An event that claims to be of the first day. */
export const late = { stream: `x-${OTHER_FILE}`, time: "2026-03-02T11:00:00.000Z", payload: "{}" };
