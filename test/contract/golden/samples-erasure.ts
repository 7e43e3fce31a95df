import { BY, id, sample, STAFF } from "./sample.js";

const ERASURE = { erasureId: id(71) };
const HOLD = { legalHoldId: id(72) };
const LIST = { code: "selectionList", reference: "OCMW 2015, 4.2" };
const PARTS = [
  { subject: "applicant", kind: "identity" },
  { subject: "householdMember", kind: "finance" },
];

/** Events of the stream `erasure-<uuid>`. */
export const erasureSamples = {
  "erasure.ErasureRequested": [
    sample(BY.erase, "2031-01-06", {
      ...ERASURE,
      requestedBy: STAFF.officer,
      requestedOn: "2031-01-06",
      scope: "parts",
      parts: PARTS,
      reason: "personRequest",
      authority: { code: "decision", reference: "DPO 2031/3" },
    }),
    sample(BY.erase, "2031-01-06", {
      ...ERASURE,
      requestedBy: STAFF.officer,
      requestedOn: "2031-01-06",
      scope: "everything",
      parts: [],
      reason: "retentionTermEnded",
      authority: LIST,
    }),
  ],
  "erasure.ErasureRefused": [
    sample(BY.erase, "2031-01-08", {
      ...ERASURE,
      refusedBy: STAFF.teamLeader,
      refusedOn: "2031-01-08",
      ground: "legalObligation",
      askAgainFrom: "2036-01-01",
    }),
    sample(BY.erase, "2031-01-08", {
      ...ERASURE,
      refusedBy: STAFF.teamLeader,
      refusedOn: "2031-01-08",
      ground: "legalClaims",
    }),
  ],
  "erasure.ErasureApproved": [
    sample(BY.erase, "2031-01-08", {
      ...ERASURE,
      approvedBy: STAFF.teamLeader,
      approvedOn: "2031-01-08",
      executableFrom: "2031-02-07",
    }),
  ],
  "erasure.ErasureWithdrawn": [
    sample(BY.erase, "2031-01-09", {
      ...ERASURE,
      withdrawnBy: STAFF.officer,
      withdrawnOn: "2031-01-09",
    }),
  ],
  "erasure.LegalHoldPlaced": [
    sample(BY.erase, "2031-01-07", {
      ...HOLD,
      placedBy: STAFF.officer,
      placedOn: "2031-01-07",
      reason: "appeal",
      reference: "AR 31/12/A",
    }),
  ],
  "erasure.LegalHoldLifted": [
    sample(BY.erase, "2031-02-03", {
      ...HOLD,
      liftedBy: STAFF.officer,
      liftedOn: "2031-02-03",
      reference: "AR 31/12/A",
    }),
  ],
  "erasure.PersonalDataErased": [
    sample(BY.erase, "2031-02-07", {
      ...ERASURE,
      keyIds: [id(81), id(82)],
      parts: PARTS,
      authority: LIST,
      erasedAt: "2031-02-07T08:30:00.000Z",
    }),
  ],
} as const;
