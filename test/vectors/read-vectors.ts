import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const FOLDER = fileURLToPath(new URL("merkle/", import.meta.url));

/** The content of a JSON file of the vectors. Whole numbers of 17 digits and more come as strings. */
export function readVectors(file: string): unknown {
  const text = readFileSync(`${FOLDER}${file}`, "utf8");
  return JSON.parse(text.replaceAll(/(:\s*)(\d{17,})(?=\s*[,}])/g, '$1"$2"'));
}

/** Names of the JSON files below a folder of the vectors, in the same order everywhere. */
export function vectorFiles(folder: string): string[] {
  return readdirSync(`${FOLDER}${folder}`, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".json"))
    .map((name) => `${folder}/${name}`)
    .sort();
}

/** What is thrown by `run`, as the words of the faults that this library gives; `ok` for nothing. */
export function faultOf(run: () => unknown): string {
  try {
    run();
    return "ok";
  } catch (error) {
    if (error instanceof Error && "reason" in error) return String(error.reason);
    throw error;
  }
}
