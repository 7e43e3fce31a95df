import type { Citation } from "../../law/citation.js";
import { leastSure } from "../../law/status.js";
import { oncePer } from "../../once.js";
import type { RuleContext } from "../context.js";

/**
 * How sure a rule of art. 34 KB is for the file. The sources describe the text before 1 March 2026;
 * of the text since then only announcements were seen, and nothing that changes the rule.
 */
export function ofArt34(citation: Citation, ctx: RuleContext): Citation {
  return ctx.newRelativesRules ? sinceRewritten(citation) : citation;
}

const sinceRewritten = oncePer((citation: Citation): Citation => ({
  ...citation,
  status: leastSure(citation.status, "unseen"),
}));
