import { type Centres, loadCentres } from "#platform";
import { choiceIssues } from "#statute";

/**
 * Reads the file of centres, whose choices must be about open points of the law.
 *
 * @throws Error naming the file and every place that is wrong
 */
export function openCentres(file: string): Centres {
  const centres = loadCentres(file);
  const wrong = centres
    .codes()
    .flatMap((code) =>
      choiceIssues(centres.get(code).choices ?? []).map(
        ({ pointer, problem }) => `  - ${code}${pointer.replaceAll("/", ".")}: ${problem}`,
      ),
    );
  if (wrong.length > 0) {
    throw new Error(`${file} is not a usable file of centres:\n${wrong.join("\n")}`);
  }
  return centres;
}
