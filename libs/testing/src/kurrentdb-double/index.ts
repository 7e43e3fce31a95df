import type { DoubleOptions, KurrentDbDouble } from "./double.js";

export type { DoubleUser } from "./access.js";
export type * from "./double.js";

/** A double that listens on a free port; see `KurrentDbDouble`. Loaded only where it is wanted. */
export async function startKurrentDbDouble(options: DoubleOptions = {}): Promise<KurrentDbDouble> {
  const double = await import("./double.js");
  return double.KurrentDbDouble.start(options);
}
