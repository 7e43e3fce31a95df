import type { RegisteredApplication } from "#procedure";

const ADDRESS_FORMS: readonly ((street: string, number: string) => string)[] = [
  (street, number) => `${street} ${number}`,
  (street, number) => `${number} ${street}`,
  ...["nr", "nummer", "n", "no", "numéro"].map(
    (word) => (street: string, number: string) => `${street} ${word} ${number}`,
  ),
];

/**
 * What the register knows of a person that a committee does not need, as it could be written in a
 * text: address (in both orders: "rue Haute 12", "12, rue Haute"), telephone, e-mail, account,
 * national number.
 */
export function registeredDetails({ person }: RegisteredApplication): string[] {
  const { address, telephone, email, bankAccount, insz } = person;
  const { givenName, familyName } = person;
  return [
    `${givenName} ${familyName}`,
    `${familyName} ${givenName}`,
    ...ADDRESS_FORMS.map((form) => form(address.street, address.number)),
    ...(telephone === undefined ? [] : [telephone]),
    ...(email === undefined ? [] : [email]),
    ...(bankAccount === undefined ? [] : [bankAccount]),
    insz,
  ];
}
