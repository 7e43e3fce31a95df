import type { Language } from "../models.js";
import { de } from "./de.js";
import { fr } from "./fr.js";
import { nl } from "./nl.js";
import type { Texts } from "./texts.js";

export type { Texts } from "./texts.js";

/** Everything the documents say, per language. */
export const TEXTS: Readonly<Record<Language, Texts>> = { nl, fr, de };
