const METHODS = ["log", "info", "warn", "error"] as const;

/**
 * For the specs of this folder only: notes what is written to the console from now on.
 * oidc-provider gives each of its warnings once, so watching has to begin before it is used.
 */
export function watchConsole(): { readonly lines: readonly unknown[][]; restore(): void } {
  const originals = { ...console };
  const lines: unknown[][] = [];
  for (const method of METHODS) console[method] = (...line: unknown[]) => void lines.push(line);
  const restore = () => void Object.assign(console, originals);
  return { lines, restore };
}
