/** What of a period may be about those with whom the person lives. */
interface Shown {
  readonly cohabitants?: readonly unknown[];
  readonly trace: readonly { readonly label: string; readonly person?: string }[];
}

/** Whether a period shows anything of those with whom the person lives: it is about them too. */
export function showsOthers({ cohabitants = [], trace }: Shown): boolean {
  return cohabitants.length > 0 || trace.some(isOfOthers);
}

/** Steps of the first rule set do not name whom they are about. */
function isOfOthers({ label, person }: Shown["trace"][number]): boolean {
  return person === undefined ? label.startsWith("partner") : person !== "applicant";
}
