import { createHash } from "node:crypto";
import { canonicalJson } from "#kernel";
import type { Role } from "../actor.js";

/**
 * How somebody stands to what they want to reach.
 * - `centre`: it is of the centre they work for
 * - `assigned`: it is a file of their centre that is assigned to them
 * - `sittingMember`: it is on the agenda of a sitting of their centre to which they belong, between
 *   the dispatch of the agenda and the end of the sitting
 * - `sittingChair`: they chair the sitting of their centre that it is about
 * - `sittingWindow`: it is on the agenda of a sitting of their centre, in that same window
 */
export type Relation = "centre" | "assigned" | "sittingChair" | "sittingMember" | "sittingWindow";

/** One way in which an action is allowed. */
export interface Permission {
  readonly role: Role;
  readonly relation: Relation;
}

/** Who may do something, why it is done, and on what legal ground. */
export interface Rule {
  readonly purpose: string;
  readonly legalBasis: string;
  readonly allow: readonly Permission[];
}

const may = (relation: Relation, ...roles: Role[]): Permission[] =>
  roles.map((role) => ({ role, relation }));

const INVESTIGATION = {
  purpose: "socialInvestigation",
  legalBasis: "RMI-wet art. 19 §1",
  allow: may("assigned", "caseworker"),
};
const INVESTIGATION_READ = {
  ...INVESTIGATION,
  allow: [...may("assigned", "caseworker"), ...may("centre", "teamLeader")],
};
const REQUEST = { purpose: "requestHandling", legalBasis: "RMI-wet art. 18" };
const DECISION = { purpose: "decision", legalBasis: "RMI-wet art. 21" };
const SITTING = { purpose: "sittingPreparation", legalBasis: "OCMW-wet; decreet lokaal bestuur" };
const ERASURE = {
  purpose: "erasure",
  legalBasis: "GDPR art. 5(1)(e), 17",
  allow: may("centre", "dataProtectionOfficer", "teamLeader"),
};
const EVERYBODY = may(
  "centre",
  "caseworker",
  "teamLeader",
  "committeeChair",
  "committeeMember",
  "secretary",
  "dataProtectionOfficer",
  "researcher",
  "operator",
);

/** Every action of the product: what is not named here, nobody may do. */
export const POLICY = {
  readOwnProfile: { purpose: "ownAccount", legalBasis: "GDPR art. 6(1)(e)", allow: EVERYBODY },
  readReferenceData: { purpose: "none", legalBasis: "none", allow: EVERYBODY },

  registerRequest: { ...REQUEST, allow: may("centre", "caseworker", "teamLeader") },
  assignFile: { ...REQUEST, allow: may("centre", "teamLeader") },
  listFiles: { ...REQUEST, allow: may("centre", "caseworker", "teamLeader") },
  readFile: {
    ...REQUEST,
    allow: [...may("assigned", "caseworker"), ...may("centre", "teamLeader")],
  },
  readReceipt: {
    ...REQUEST,
    allow: [...may("assigned", "caseworker"), ...may("centre", "teamLeader")],
  },
  readHistory: {
    purpose: "accountability",
    legalBasis: "GDPR art. 5(2) and 15",
    allow: [
      ...may("assigned", "caseworker"),
      ...may("centre", "teamLeader", "dataProtectionOfficer"),
    ],
  },
  notifyDecision: {
    purpose: "notification",
    legalBasis: "RMI-wet art. 21",
    allow: [...may("assigned", "caseworker"), ...may("centre", "secretary")],
  },
  readDecisionLetter: {
    purpose: "notification",
    legalBasis: "RMI-wet art. 21",
    allow: [...may("assigned", "caseworker"), ...may("centre", "teamLeader", "secretary")],
  },

  readConditions: INVESTIGATION_READ,
  recordEvidence: INVESTIGATION,
  makeFinding: INVESTIGATION,
  closeControlPoint: INVESTIGATION,
  askQuestion: INVESTIGATION,
  // The person contests; whoever handles their file writes it down for them.
  recordContest: {
    purpose: "rectification",
    legalBasis: "GDPR art. 16",
    allow: may("assigned", "caseworker"),
  },
  answerContest: INVESTIGATION,
  determineRight: INVESTIGATION,
  readDeterminations: INVESTIGATION_READ,
  // Facts without a file: to inform people before they ask, to check what the committee is shown,
  // to study the law. Whoever keeps minutes, data or machines has no need of it.
  queryCalculation: {
    purpose: "none",
    legalBasis: "none",
    allow: may(
      "centre",
      "caseworker",
      "teamLeader",
      "committeeChair",
      "committeeMember",
      "researcher",
    ),
  },

  readReport: INVESTIGATION_READ,
  draftReport: INVESTIGATION,
  recordReading: INVESTIGATION,
  reviewReport: { ...INVESTIGATION, allow: may("centre", "teamLeader") },
  sealReport: { ...INVESTIGATION, allow: may("centre", "teamLeader") },
  submitReport: INVESTIGATION,

  conveneSitting: { ...SITTING, allow: may("centre", "secretary") },
  listSittings: {
    ...SITTING,
    allow: may("centre", "secretary", "committeeChair", "committeeMember"),
  },
  readSitting: {
    ...SITTING,
    allow: may("centre", "secretary", "committeeChair", "committeeMember"),
  },
  runSitting: {
    ...SITTING,
    allow: [
      ...may("centre", "secretary"),
      ...may("sittingChair", "committeeChair", "committeeMember"),
    ],
  },
  placeOnAgenda: { ...SITTING, allow: may("centre", "secretary") },
  readPacket: {
    ...DECISION,
    allow: [
      ...may("sittingMember", "committeeChair", "committeeMember"),
      // M12: closed before and afterwards, for whoever keeps the minutes too.
      ...may("sittingWindow", "secretary"),
    ],
  },
  takeDecision: { ...DECISION, allow: may("sittingChair", "committeeChair", "committeeMember") },
  readDecision: {
    ...DECISION,
    allow: [
      ...may("assigned", "caseworker"),
      ...may("centre", "teamLeader", "secretary"),
      ...may("sittingMember", "committeeChair", "committeeMember"),
    ],
  },

  readErasures: ERASURE,
  requestErasure: ERASURE,
  // That it is not the one who asked is decided where the request is known.
  approveErasure: ERASURE,
  executeErasure: ERASURE,
  placeLegalHold: { ...ERASURE, allow: may("centre", "dataProtectionOfficer") },

  readProcessings: {
    purpose: "informingThePerson",
    legalBasis: "GDPR art. 15",
    allow: [
      ...may("assigned", "caseworker"),
      ...may("centre", "teamLeader", "dataProtectionOfficer"),
    ],
  },
  readAudits: {
    purpose: "accountability",
    legalBasis: "GDPR art. 5(2) and 32",
    allow: may("centre", "dataProtectionOfficer"),
  },

  readEvidence: {
    purpose: "accountability",
    legalBasis: "GDPR art. 5(2) and 15",
    allow: [
      ...may("assigned", "caseworker"),
      ...may("centre", "teamLeader", "dataProtectionOfficer"),
    ],
  },
  readLogEntries: {
    purpose: "accountability",
    legalBasis: "GDPR art. 5(2) and 32",
    allow: may("centre", "dataProtectionOfficer"),
  },

  readMetrics: { purpose: "operation", legalBasis: "none", allow: may("centre", "operator") },
} as const satisfies Record<string, Rule>;

/** Everything that can be allowed or not. */
export type Action = keyof typeof POLICY;

/** Names the rules as they are now: 16 hexadecimal digits that change with any of them. */
export const POLICY_VERSION = createHash("sha256")
  .update(canonicalJson(POLICY))
  .digest("hex")
  .slice(0, 16);
