import type { EventOf } from "#kernel";
import { leefloonCalculated } from "./leefloon-calculated.js";
import { rightDetermined } from "./right-determined.js";

/** Every event of the stream `determination-<uuid>`. */
export const determinationEvents = [leefloonCalculated, rightDetermined] as const;

export type DeterminationEvent = EventOf<(typeof determinationEvents)[number]>;
