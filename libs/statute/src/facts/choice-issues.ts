import { closedObject, type SchemaIssue, schemaIssues } from "#kernel";
import { Case, Choice } from "./case.js";
import { ofChoices } from "./contradictions.js";
import { soundEntries } from "./sound-parts.js";

const Choices = closedObject({ choices: Case.properties.choices });

/** Everything that is wrong with the choices of a centre, each with its pointer (`/choices/0/key`). */
export function choiceIssues(choices: unknown): SchemaIssue[] {
  return [...schemaIssues(Choices, { choices }), ...ofChoices(soundEntries(Choice, choices))];
}
