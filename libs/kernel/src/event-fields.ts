// Fields that the events of every context have, declared once.
import Type from "typebox";
import { personal, plain } from "./event-definition.js";

/** A calendar day that says nothing about a person. */
export const dayField = plain(Type.String({ format: "date" }));

/** Pseudonym of somebody who works at the centre or sits in its committee. */
export const staffField = personal("staff", "identity", Type.String());

/** Running text about or by the applicant: it may hold anything. */
export const applicantTextField = personal("applicant", "freeText", Type.String());

/** An amount of the applicant in whole euro cents. */
export const applicantCentsField = personal("applicant", "finance", Type.Integer({ minimum: 0 }));
