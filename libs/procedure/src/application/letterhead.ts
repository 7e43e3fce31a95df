import type { Addressee, Caseworker, Centre as PrintedCentre } from "#letters";
import type { Centre } from "#platform";
import type { RegisteredApplication } from "../domain/application.js";
import type { Language } from "../domain/events.js";

/** The centre as a letter in `language` names it. */
export function centreOf(centre: Centre, language: Language): PrintedCentre {
  const { name, address, telephone, email } = centre;
  // It stands within a sentence: in another language the letter has a word of its own for it.
  const decidingBody = language === centre.language ? centre.decidingBody : undefined;
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
  // Own entries only: a pseudonym like "constructor" must not find what every object has.
  const member = Object.hasOwn(centre.staff, assigneeId) ? centre.staff[assigneeId] : undefined;
  const { name, telephone, email } = member ?? { name: centre.service };
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
