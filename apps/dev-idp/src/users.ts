import type { Role } from "#access";

/** The two fictive centres of the demonstration, with the names to show. */
export const CENTRES = {
  "ocmw-lindeveld": "OCMW Lindeveld",
  "cpas-valmont": "CPAS Valmont",
} as const;

/** Code of a fictive centre. */
export type CentreCode = keyof typeof CENTRES;

/** Somebody who can log in at the development issuer. All of them are invented. */
export interface DemoUser {
  /** What one types to log in; there is no password. */
  readonly username: string;
  readonly name: string;
  /** Pseudonym in the token: it tells nothing about the person, and never changes. */
  readonly sub: string;
  readonly centre: CentreCode;
  readonly roles: readonly Role[];
}

function user(
  username: string,
  name: string,
  sub: string,
  centre: CentreCode,
  ...roles: readonly Role[]
): DemoUser {
  return { username, name, sub, centre, roles };
}

/** Everybody who can log in. */
export const DEMO_USERS: readonly DemoUser[] = [
  user("els", "Els", "u-7f3kq9x2mw", "ocmw-lindeveld", "caseworker"),
  user("karim", "Karim", "u-2nv8d4hs6t", "ocmw-lindeveld", "caseworker"),
  user("nora", "Nora", "u-9cw5z1pjy3", "ocmw-lindeveld", "teamLeader"),
  // Two roles: shows that whoever wrote a report cannot review it, whatever else they are.
  user("tine", "Tine", "u-4rb6g8kvm0", "ocmw-lindeveld", "caseworker", "teamLeader"),
  user("hilde", "Hilde", "u-x1t7f5qzn8", "ocmw-lindeveld", "committeeChair"),
  user("joris", "Joris", "u-k3y9s2dwc6", "ocmw-lindeveld", "committeeMember"),
  user("fatma", "Fatma", "u-m8h4v0gjr7", "ocmw-lindeveld", "committeeMember"),
  user("greet", "Greet", "u-p5q2x6btk1", "ocmw-lindeveld", "secretary"),
  user("wannes", "Wannes", "u-z7n3c9ydf4", "ocmw-lindeveld", "dataProtectionOfficer"),
  user("lien", "Lien", "u-w0j8m1rhs5", "ocmw-lindeveld", "researcher"),
  user("bram", "Bram", "u-t6g2k7vxq9", "ocmw-lindeveld", "operator"),
  user("amina", "Amina", "u-d4z5p3ncw8", "cpas-valmont", "caseworker"),
  user("luc", "Luc", "u-y1s9b6fmt2", "cpas-valmont", "teamLeader"),
  user("odile", "Odile", "u-h8k0r4jvx7", "cpas-valmont", "committeeChair"),
  user("yves", "Yves", "u-c2q7w5gzd3", "cpas-valmont", "committeeMember"),
  user("noemie", "Noémie", "u-v9m6t1ysp0", "cpas-valmont", "secretary"),
];

/** The user who logs in with this name. */
export function userByName(username: string): DemoUser | undefined {
  return DEMO_USERS.find((someone) => someone.username === username);
}

/** The user whom tokens call by this pseudonym. */
export function userBySub(sub: string): DemoUser | undefined {
  return DEMO_USERS.find((someone) => someone.sub === sub);
}
