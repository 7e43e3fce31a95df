import type { ApiClient } from "../../apps/cli/src/demo/api-client.js";
import { type PdfContent, readPdf } from "../../libs/letters/src/testing/read-pdf.js";

/** A document of the API as somebody reads it: unbreakable spaces are spaces. */
export async function readDocument(client: ApiClient, path: string): Promise<PdfContent> {
  const answer = await client.get(path);
  expect(answer.headers.get("content-type")).toBe("application/pdf");
  const content = await readPdf(answer.bytes);
  return { ...content, text: content.text.replace(/[\u00a0\u202f]/gu, " ") };
}

/** Every one of `mentions` that `text` does not make. */
export function missingFrom(text: string, mentions: readonly string[]): string[] {
  return mentions.filter((mention) => !text.includes(mention));
}
