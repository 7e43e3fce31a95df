import type { CasePlayer, Cast } from "../../apps/cli/src/demo/case-player.js";
import { instant } from "#kernel";
import { type Condition, CONDITIONS } from "#statute";
import { decidedFile } from "./log.js";
import type { Product } from "./product.js";

/** How far a case can be brought, in the order of the procedure. */
export const STAGES = [
  "registered",
  "investigated",
  "determined",
  "drafted",
  "heard",
  "approved",
  "sealed",
  "submitted",
  "placed",
  "dispatched",
  "open",
  "decided",
] as const;

export type Stage = (typeof STAGES)[number];

/** The day on which sittings are called, unless a test says otherwise. */
export const SITTING_DAY = "2025-03-25";

/** What brings a case to each stage from the one before; the first version of the report counts. */
const STEPS: Readonly<Record<Stage, (player: CasePlayer) => Promise<unknown>>> = {
  registered: (player) => player.register(),
  investigated: async (player) => {
    await Promise.all(CONDITIONS.map((condition) => investigate(player, condition)));
  },
  determined: (player) => player.determine(),
  drafted: (player) => player.draft(1),
  heard: (player) => player.read(1),
  approved: (player) => player.review(1),
  sealed: (player) => player.seal(1),
  submitted: (player) => player.submit(1),
  placed: async (player) => {
    if (player.sittingId === "") await player.convene(SITTING_DAY);
    await player.place();
  },
  dispatched: (player) => player.dispatch(),
  open: (player) => player.open(),
  decided: async (player) => {
    await player.decide();
    // Nothing may still be on its way to the log when a test begins to count.
    await decidedFile(player.cast.teamLeader, player.file);
  },
};

/** The evidence and the finding on one condition; what was just written tells the next version. */
async function investigate({ story, cast, file }: CasePlayer, condition: Condition): Promise<void> {
  const { evidence, finding } = story.conditions[condition];
  const evidenceIds: unknown[] = [];
  let etag = '"0"';
  const write = async (step: string, body: object) => {
    const path = `${file}/conditions/${condition}/${step}`;
    const answer = await cast.caseworker.send("POST", path, {
      body,
      headers: { "if-match": etag },
    });
    expect(answer.status).toBe(201);
    etag = answer.headers.get("etag") ?? "";
    return answer.body["id"];
  };
  for (const piece of evidence) evidenceIds.push(await write("evidence", piece));
  await write("findings", { ...finding, evidenceIds });
}

/** A case of `test/cases`, brought to a stage. */
export async function caseAt(
  product: Product,
  stage: Stage,
  name = "a-part-time-wage",
  people: Partial<Record<keyof Cast, string>> = {},
): Promise<CasePlayer> {
  const player = await product.player(name, people);
  await bring(player, "registered", stage);
  return player;
}

/** Brings a case through the stages `from` to `to`, both included. */
export async function bring(player: CasePlayer, from: Stage, to: Stage): Promise<void> {
  for (const stage of STAGES.slice(STAGES.indexOf(from), STAGES.indexOf(to) + 1)) {
    await STEPS[stage](player);
  }
}

/** Moves the clock of the product to a time of a day in the winter or summer of 2025. */
export function moveTo({ clock }: Product, day: string, time = "10:00"): void {
  const offset = day < "2025-03-30" || day >= "2025-10-26" ? "+01:00" : "+02:00";
  clock.moveTo(instant(`${day}T${time}:00${offset}`));
}
