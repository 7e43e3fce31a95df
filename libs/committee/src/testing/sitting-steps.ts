import type { SittingCommand } from "../domain/sitting.js";
import {
  CASE,
  CHAIR,
  closed,
  concluded,
  convened,
  dispatched,
  itemPlaced,
  march,
  MEMBERS,
  opened,
} from "./committee-history.js";

type Convene = Extract<SittingCommand, { type: "ConveneSitting" }>;
export const convene = (changes: Partial<Convene> = {}): SittingCommand => ({
  type: "ConveneSitting",
  centre: "lindeveld",
  on: march(25),
  at: "19:30",
  place: "Raadzaal",
  memberIds: [...MEMBERS],
  chairId: CHAIR,
  today: march(10),
  ...changes,
});
export const place = (applicationId = CASE): SittingCommand => ({
  type: "PlaceItem",
  applicationId,
});
export const dispatch: SittingCommand = { type: "DispatchAgenda", today: march(17) };
export const open = (presentIds: readonly string[] = MEMBERS): SittingCommand => ({
  type: "OpenSitting",
  presentIds,
  today: march(25),
});
export const conclude = (
  conclusion: "decided" | "adjourned" = "decided",
  applicationId = CASE,
): SittingCommand => ({ type: "ConcludeItem", applicationId, conclusion });
export const close: SittingCommand = { type: "CloseSitting", today: march(25) };

export const CONVENED = [convened()];
export const PLACED = [...CONVENED, itemPlaced()];
export const DISPATCHED = [...PLACED, dispatched()];
export const OPEN = [...DISPATCHED, opened()];
export const CLOSED = [...OPEN, concluded(), closed()];
