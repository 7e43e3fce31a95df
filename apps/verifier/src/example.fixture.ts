import { FILE, type Item, OTHER_FILE, type Part, sealed } from "./bundle.fixture.js";

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
