import {
  getDocument,
  type PDFDocumentProxy,
  VerbosityLevel,
} from "pdfjs-dist/legacy/build/pdf.mjs";

/** What a reader (or a screen reader) finds in a PDF. */
export interface PdfContent {
  /** Text per page, white space collapsed to single spaces. */
  readonly pages: readonly string[];
  /** All pages together. */
  readonly text: string;
  readonly title: string | undefined;
  readonly author: string | undefined;
  readonly language: string | undefined;
  readonly created: string | undefined;
  readonly isTagged: boolean;
  /** Kinds of elements in the structure tree, e.g. `H1`, `Table`. */
  readonly roles: ReadonlySet<string>;
}

/** Reads the PDF back with another program than the one that wrote it. */
export async function readPdf(bytes: Uint8Array): Promise<PdfContent> {
  // The reader takes the memory that it is given, so it gets a copy.
  const task = getDocument({ data: Uint8Array.from(bytes), verbosity: VerbosityLevel.ERRORS });
  try {
    const document = await task.promise;
    const info = (await document.getMetadata()).info as Readonly<Record<string, unknown>>;
    const { pages, roles } = await readPages(document);
    const mark = (await document.getMarkInfo()) as { Marked?: boolean } | null;
    return {
      pages,
      text: pages.join(" "),
      title: asText(info["Title"]),
      author: asText(info["Author"]),
      language: asText(info["Language"]),
      created: asText(info["CreationDate"]),
      isTagged: mark?.Marked === true,
      roles,
    };
  } finally {
    await task.destroy();
  }
}

async function readPages(document: PDFDocumentProxy) {
  const pages: string[] = [];
  const roles = new Set<string>();
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent();
    const text = items.map((item) => ("str" in item ? item.str + (item.hasEOL ? " " : "") : ""));
    pages.push(
      text
        .join("")
        .replace(/\u200b/gu, "")
        .replace(/\s+/gu, " "),
    );
    collectRoles((await page.getStructTree()) as StructureNode | null, roles);
  }
  return { pages, roles };
}

interface StructureNode {
  readonly role?: string;
  readonly children?: readonly StructureNode[];
}

function collectRoles(node: StructureNode | null, roles: Set<string>): void {
  if (node?.role !== undefined) roles.add(node.role);
  for (const child of node?.children ?? []) collectRoles(child, roles);
}

function asText(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}
