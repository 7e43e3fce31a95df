/** Collects the values of an option that may be given several times. */
export function repeated(value: string, others: readonly string[] = []): string[] {
  return [...others, value];
}
