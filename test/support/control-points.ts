import type { ApiClient } from "../../apps/cli/src/demo/api-client.js";

/** Looks at whatever a condition (`…/conditions/means`) has open, and closes it with a reason. */
export async function lookAtAll(
  client: ApiClient,
  condition: string,
  reasons = "Bekeken.",
): Promise<void> {
  const { body } = await client.get(condition);
  const points = body["controlPoints"] as { number: number; closed?: object }[];
  for (const { number } of points.filter(({ closed }) => closed === undefined)) {
    await client.change(condition, `controlPoints/${number}/closings`, { reasons });
  }
}
