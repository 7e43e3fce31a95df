import type { RegisteredApplication } from "#procedure";

/**
 * What the register knows of a person that a committee does not need, as it could be written in a
 * text: address, telephone, e-mail, account, national number.
 */
export function registeredDetails({ person }: RegisteredApplication): string[] {
  const { address, telephone, email, bankAccount, insz } = person;
  return [
    `${address.street} ${address.number}`,
    ...(telephone === undefined ? [] : [telephone]),
    ...(email === undefined ? [] : [email]),
    ...(bankAccount === undefined ? [] : [bankAccount]),
    insz,
  ];
}
