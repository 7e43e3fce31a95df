import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { ROLES, type Role } from "#access";
import { type Relation, RELATIONS } from "./world.js";

/** Done, not for this person (403), or as if it were not there (404). */
export const ANSWERS = ["allow", "forbid", "hide"] as const;

export type Answer = (typeof ANSWERS)[number];

export type AnswerPerRelation = Readonly<Record<Relation, Answer>>;

const CHAPTERS = ["general", "lists", "files"] as const;

/** One line of the table: what a route answers to every role. */
export interface Row {
  readonly route: string;
  readonly chapter: (typeof CHAPTERS)[number];
  readonly answers: Readonly<Record<Role, AnswerPerRelation>>;
}

/** The table, and the routes that need no token. */
export interface AccessTable {
  readonly rows: readonly Row[];
  readonly publicRoutes: readonly string[];
}

interface Written {
  readonly columns: Readonly<Record<string, string>>;
  readonly public: readonly string[];
  readonly general: Chapter;
  readonly lists: Chapter;
  readonly files: Chapter;
}

interface Chapter {
  readonly words: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly table: string;
}

/** Reads the table; throws, with the line, when one forgets a role or uses an unknown word. */
export function readAccessTable(file: string): AccessTable {
  return accessTableFrom(readFileSync(file, "utf8"));
}

/** The table that `yaml` says. */
export function accessTableFrom(yaml: string): AccessTable {
  const written = parse(yaml) as Written;
  const rows = CHAPTERS.flatMap((chapter) => {
    const { words, table } = written[chapter];
    const [header = "", ...lines] = table.trim().split("\n");
    const roles = header
      .split(/\s+/)
      .slice(1)
      .map((column) => roleOf(column, written.columns));
    return lines.map((line) => rowOf(line, chapter, roles, words));
  });
  return { rows, publicRoutes: written.public };
}

function roleOf(column: string, columns: Written["columns"]): Role {
  const role = ROLES.find((one) => one === columns[column]);
  if (role === undefined) throw new Error(`the column ${column} stands for no role`);
  return role;
}

function rowOf(
  line: string,
  chapter: Row["chapter"],
  roles: readonly Role[],
  words: Chapter["words"],
): Row {
  const [method = "", path = "", ...cells] = line.trim().split(/\s+/);
  const route = `${method} ${path}`;
  const told = roles.slice(0, cells.length);
  const forgotten = ROLES.filter((role) => !told.includes(role));
  if (forgotten.length > 0) throw new Error(`${route}: says nothing of ${forgotten.join(", ")}`);
  if (cells.length > told.length) throw new Error(`${route}: says more than there are columns`);
  const answers = told.map((role, index) => [role, answerOf(route, cells[index] ?? "", words)]);
  return { route, chapter, answers: Object.fromEntries(answers) as Row["answers"] };
}

function answerOf(route: string, word: string, words: Chapter["words"]): AnswerPerRelation {
  const meaning = words[word];
  const complete = RELATIONS.every((relation) =>
    ANSWERS.some((answer) => answer === meaning?.[relation]),
  );
  if (meaning === undefined || !complete) {
    throw new Error(`${route}: ${word} must say ${ANSWERS.join(", ")} for ${RELATIONS.join(", ")}`);
  }
  return meaning as AnswerPerRelation;
}
