import type { ApiAnswer } from "../../apps/cli/src/demo/api-client.js";
import type { CasePlayer } from "../../apps/cli/src/demo/case-player.js";

/** The determinations of a file, newest first. */
export async function determinations(
  player: CasePlayer,
  query = "",
): Promise<Record<string, unknown>[]> {
  const { body } = await player.cast.caseworker.get(`${player.file}/determinations${query}`);
  return body["items"] as Record<string, unknown>[];
}

/** All of the newest determination of a file. */
export async function newest(player: CasePlayer, query = ""): Promise<ApiAnswer["body"]> {
  const [{ determinationId }] = (await determinations(player)) as [{ determinationId: string }];
  const path = `${player.file}/determinations/${determinationId}`;
  return (await player.cast.caseworker.get(path + query)).body;
}
