import { ROLES, type Role } from "#access";
import type { ApiAnswer, ApiClient } from "../../../apps/cli/src/demo/api-client.js";
import type { AnswerPerRelation, Row } from "./access-table.js";
import { pathFor, type Route } from "./routes.js";
import { type Place, type Relation, RELATIONS, type World } from "./world.js";

/** A version that no resource of a test has: whoever may write is told 412, and nothing changes. */
const STALE = { "if-match": '"999999"' };

const PROBLEMS: Readonly<Record<number, string>> = {
  401: "urn:problem-type:belgif:noAccessToken",
  403: "urn:problem-type:belgif:missingPermission",
  404: "urn:problem-type:belgif:resourceNotFound",
};

/** Sends the valid request of `route` for the file and the sitting of `place`. */
export function ask(
  client: ApiClient,
  route: Route,
  place: Place,
  headers: Readonly<Record<string, string>> = {},
): Promise<ApiAnswer> {
  const example = route.body?.example;
  const body =
    example !== undefined && "applicationId" in example
      ? { ...example, applicationId: place.applicationId }
      : example;
  const path = pathFor(route, place) + queryFor(route, place);
  return client.send(route.method, path, {
    ...(body === undefined ? {} : { body }),
    headers: { ...(route.isChange ? STALE : {}), ...headers },
  });
}

/** Which file is meant, where that is a query; a list of the test holds everything on one page. */
export function queryFor({ hasIdentifier, queryParameters }: Route, place: Place): string {
  if (queryParameters.includes("applicationId")) return `?applicationId=${place.applicationId}`;
  return queryParameters.includes("pageSize") && !hasIdentifier ? "?pageSize=100" : "";
}

/** What an answer means for access; anything that the table has no word for is told as it is. */
export function meaningOf(answer: ApiAnswer, route: Route, place: Place | undefined): string {
  const { status, body } = answer;
  const problem = PROBLEMS[status];
  if (problem !== undefined && body["type"] === problem) {
    return { 401: "noToken", 403: "forbid", 404: "hide" }[status] ?? "";
  }
  const success = route.isChange ? 412 : route.success;
  if (status !== success) return `${status} ${JSON.stringify(body)}`;
  return place === undefined || listed(body, place) ? "allow" : "hide";
}

function listed(body: ApiAnswer["body"], { applicationId, sittingId }: Place): boolean {
  const items = body["items"] as readonly { readonly id: string }[];
  return items.some(({ id }) => id === applicationId || id === sittingId);
}

/** What every role gets from a route, for one's own, a colleague's, and another centre's. */
export async function walk(
  route: Route,
  chapter: Row["chapter"],
  clients: Readonly<Record<Role, ApiClient>>,
  world: World,
): Promise<Record<Role, AnswerPerRelation>> {
  const found = await Promise.all(
    ROLES.map(async (role) => [role, await walkAs(clients[role], route, chapter, world)] as const),
  );
  return Object.fromEntries(found) as Record<Role, AnswerPerRelation>;
}

/** The same for one person. */
export async function walkAs(
  client: ApiClient,
  route: Route,
  chapter: Row["chapter"],
  { places, positions }: World,
): Promise<Record<Relation, string>> {
  const answers = await Promise.all(
    RELATIONS.map(async (relation, index) => {
      const place = places[relation];
      // A list must have come as far as what it is to show.
      const headers = { "rechtop-minimum-position": positions[index] ?? "" };
      const answer = await ask(client, route, place, chapter === "lists" ? headers : {});
      return [relation, meaningOf(answer, route, chapter === "lists" ? place : undefined)] as const;
    }),
  );
  return Object.fromEntries(answers) as Record<Relation, string>;
}

/** The status that a request without a token gets. */
export async function statusWithoutToken(
  url: string,
  route: Route,
  place: Place,
): Promise<{ status: number; type: unknown }> {
  const response = await fetch(url + pathFor(route, place), {
    method: route.method,
    ...(route.body === undefined
      ? {}
      : {
          body: JSON.stringify(route.body.example),
          headers: { "content-type": "application/json" },
        }),
  });
  const body = (await response.json()) as { type?: unknown };
  return { status: response.status, type: body.type };
}
