/** Injection token of the dated parameters of the law. */
export const PARAMETERS = Symbol("PARAMETERS");
