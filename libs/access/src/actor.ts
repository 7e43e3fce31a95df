/** What somebody may be in a centre. One person may have several roles. */
export const ROLES = [
  "caseworker",
  "teamLeader",
  "committeeChair",
  "committeeMember",
  "secretary",
  "dataProtectionOfficer",
  "researcher",
  "operator",
] as const;

export type Role = (typeof ROLES)[number];

/** Whoever is behind a request, as the verified access token says. */
export interface Actor {
  /** Subject of the token: a pseudonym, the same for ever for one person at one centre. */
  readonly id: string;
  /** Code of the centre (tenant) the person works for, e.g. `ocmw-lindeveld`. */
  readonly centre: string;
  readonly roles: readonly Role[];
  /** The application to which the issuer gave the token (RFC 9068), when it says so. */
  readonly clientId?: string;
}
