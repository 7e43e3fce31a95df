import type { Addressee, Caseworker, Centre as PrintedCentre } from "#letters";
import type { Centre } from "#platform";
import type { RegisteredApplication } from "../domain/application.js";

/** The centre as a letter names it. */
export function centreOf(centre: Centre): PrintedCentre {
  const { name, address, telephone, email, decidingBody } = centre;
  return {
    name,
    address,
    telephone,
    ...(email === undefined ? {} : { email }),
    ...(decidingBody === undefined ? {} : { decidingBody }),
  };
}

/** The caseworker in charge as a letter names them; the service itself when it has no such name. */
export function caseworkerOf(centre: Centre, assigneeId: string): Caseworker {
  const { name, telephone, email } = centre.staff[assigneeId] ?? { name: centre.service };
  return {
    name,
    ...(telephone === undefined ? {} : { telephone }),
    ...(email === undefined ? {} : { email }),
  };
}

/** The person as an envelope names them. */
export function addresseeOf({ person }: RegisteredApplication): Addressee {
  const { givenName, familyName, address } = person;
  const box = address.box === undefined ? "" : ` / ${address.box}`;
  return {
    name: `${givenName} ${familyName}`,
    address: [
      `${address.street} ${address.number}${box}`,
      `${address.postalCode} ${address.municipality}`,
    ],
  };
}
