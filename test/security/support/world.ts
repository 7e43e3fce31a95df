import { join } from "node:path";
import type { Role } from "#access";
import { readCaseFile } from "../../../apps/cli/src/demo/case-file.js";
import { CasePlayer } from "../../../apps/cli/src/demo/case-player.js";
import { userByName } from "../../../apps/dev-idp/src/users.js";
import type { SecuredProduct } from "./secured-product.js";
import type { Subject } from "./token-issuer.js";

/** How somebody stands to a file or a sitting; the words of the access table. */
export const RELATIONS = ["own", "others", "otherCentre"] as const;

export type Relation = (typeof RELATIONS)[number];

/** A file whose report was decided on in a sitting that is not over. */
export interface Place {
  readonly applicationId: string;
  readonly sittingId: string;
  /** Absent where there is none. */
  readonly determinationId?: string;
}

/** The three places, and what a list must have reached to show them. */
export interface World {
  readonly places: Readonly<Record<Relation, Place>>;
  readonly positions: readonly string[];
}

/** Who plays each role in the access table; all of them work for the same centre. */
export const ROLE_HOLDERS: Readonly<Record<Role, Subject>> = {
  caseworker: demoUser("els"),
  teamLeader: demoUser("nora"),
  committeeChair: demoUser("hilde"),
  committeeMember: demoUser("joris"),
  secretary: demoUser("greet"),
  dataProtectionOfficer: demoUser("wannes"),
  researcher: demoUser("lien"),
  operator: demoUser("bram"),
};

/** Chairs where the chair of the access table does not belong. */
const SUBSTITUTE: Subject = {
  sub: "u-substitute",
  centre: "ocmw-lindeveld",
  roles: ["committeeChair"],
};

/** Works for the centre, and has no role in it. */
export const NOBODY: Subject = { sub: "u-nobody", centre: "ocmw-lindeveld", roles: [] };

/** A demo user as the issuer of a test knows them. */
export function demoUser(username: string): Subject {
  const user = userByName(username);
  if (user === undefined) throw new Error(`there is no demo user ${username}`);
  return user;
}

interface People {
  readonly caseworker: Subject;
  readonly teamLeader: Subject;
  readonly secretary: Subject;
  readonly chair: Subject;
  readonly members: readonly Subject[];
}

const LINDEVELD = { teamLeader: demoUser("nora"), secretary: demoUser("greet") };

/** "Own" is the caseworker's by assignment and the committee's by the agenda of the sitting. */
const PEOPLE: Readonly<Record<Relation, People>> = {
  own: {
    ...LINDEVELD,
    caseworker: demoUser("els"),
    chair: demoUser("hilde"),
    members: [demoUser("joris"), demoUser("fatma")],
  },
  others: {
    ...LINDEVELD,
    caseworker: demoUser("karim"),
    chair: SUBSTITUTE,
    members: [demoUser("fatma")],
  },
  otherCentre: {
    caseworker: demoUser("amina"),
    teamLeader: demoUser("luc"),
    secretary: demoUser("noemie"),
    chair: demoUser("odile"),
    members: [demoUser("yves")],
  },
};

/** A case with the request of the OpenAPI document, so that a search by its number finds all. */
export async function playerOf(
  product: SecuredProduct,
  relation: Relation,
  request: Readonly<Record<string, unknown>>,
): Promise<CasePlayer> {
  const story = readCaseFile(join(process.cwd(), "test/cases/a-part-time-wage.yaml"));
  const { caseworker, teamLeader, secretary, chair, members } = PEOPLE[relation];
  return new CasePlayer(
    { ...story, request },
    {
      caseworker: await product.client(caseworker),
      teamLeader: await product.client(teamLeader),
      secretary: await product.client(secretary),
      chair: await product.client(chair),
      memberIds: [chair, ...members].map(({ sub }) => sub),
    },
  );
}

/** The same file three times: one's own, a colleague's, and one of another centre. */
export async function buildWorld(
  product: SecuredProduct,
  request: Readonly<Record<string, unknown>>,
): Promise<World> {
  const built = await Promise.all(
    RELATIONS.map(async (relation) => {
      const player = await playerOf(product, relation, request);
      await player.bringToCommittee();
      await player.convene("2025-03-25");
      await player.place();
      await player.dispatch();
      await player.open();
      const decided = await player.decide();
      const { applicationId, sittingId, cast, file } = player;
      const { body } = await cast.caseworker.get(`${file}/determinations`);
      const [made] = body["items"] as { determinationId: string }[];
      const determinationId = made?.determinationId ?? "";
      const position = decided.headers.get("rechtop-position") ?? "";
      const place = { applicationId, sittingId, determinationId };
      return { relation, place, position };
    }),
  );
  const places = Object.fromEntries(built.map(({ relation, place }) => [relation, place]));
  return {
    places: places as Record<Relation, Place>,
    positions: built.map(({ position }) => position),
  };
}
