import { judgeAge } from "../../../libs/statute/src/rules/conditions/age.js";
import { judgeExhaustion } from "../../../libs/statute/src/rules/conditions/exhaustion.js";
import { judgeNationality } from "../../../libs/statute/src/rules/conditions/nationality.js";
import { judgeResidence } from "../../../libs/statute/src/rules/conditions/residence.js";
import { judgeWillingness } from "../../../libs/statute/src/rules/conditions/willingness.js";
import type { Verdict } from "../../../libs/statute/src/rules/verdict.js";
import { contextOn } from "../context-on.js";
import type { Row } from "./facts.js";

/** One condition judged on a day. */
export type Judge = (facts: Row["facts"], date: string) => Verdict;

export const residence: Judge = ({ stays }) => judgeResidence(stays);
export const age: Judge = ({ born, assimilations }, date) =>
  judgeAge(born, assimilations, contextOn(date));
export const nationality: Judge = ({ nationalities }, date) =>
  judgeNationality(nationalities, contextOn(date));
export const willingness: Judge = ({ work }) => judgeWillingness(work);
export const exhaustion: Judge = ({ claims, born }, date) =>
  judgeExhaustion(claims, born, contextOn(date));

/** The verdicts on the five conditions that rest on facts of the person. */
export const judgeAll = (facts: Row["facts"], date: string) =>
  [residence, age, nationality, willingness, exhaustion].map((judge) => judge(facts, date));
