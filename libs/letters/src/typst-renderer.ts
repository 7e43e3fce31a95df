import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";
import { join } from "node:path";
import { assertNothingErased } from "#kernel";
import { GlyphCoverage } from "./glyph-coverage.js";
import { mapTexts, presentableText, type View } from "./presentable.js";
import { templatesFolder } from "./templates-folder.js";

/**
 * Standards that are asked for, best first: PDF/UA-1 (tagged, for screen readers), then PDF/A-2b
 * (archive). Which of them can be had depends on the version of the compiler: 0.6.0 (Typst 0.13)
 * knows no tagged PDF and refuses the first.
 */
const STANDARDS = ["ua-1", "a-2b"] as const;

/** PDF standard to which documents are made. */
export type DocumentStandard = (typeof STANDARDS)[number];

/** Templates in `libs/letters/templates`. */
export type TemplateName = "receipt" | "packet" | "decision-letter";

/** A finished document. */
export interface RenderedDocument {
  /** The PDF. The same model gives the same bytes. */
  readonly bytes: Uint8Array;
  readonly pages: number;
  readonly title: string;
  readonly standard: DocumentStandard;
}

/**
 * A document could not be made. Carries the template and the step only: what the compiler says may
 * quote the person's words, so it is neither in the message nor attached as a cause.
 */
export class LetterRenderingError extends Error {
  readonly code = "letters.rendering-failed";

  constructor(
    readonly template: string,
    readonly step: "compile" | "export",
  ) {
    super(`template ${template} failed to ${step}`);
    this.name = "LetterRenderingError";
  }
}

/** Settings of a renderer; the defaults are right outside tests. */
export interface TypstRendererOptions {
  readonly templates?: string;
  /** Hears that a template compiled with warnings: a fault of the template, never of the data. */
  readonly onWarning?: (template: string, count: number) => void;
}

/**
 * Makes PDFs from Typst templates. The content travels as data (`sys.inputs.view`, JSON) and is
 * never part of the markup, so no text can become an instruction.
 *
 * A call is synchronous (some milliseconds) and leaves no state behind that a later call could
 * see, so one renderer serves a whole process.
 */
export class TypstRenderer {
  /** The best standard that the compiler can export. */
  readonly standard: DocumentStandard;
  readonly #compiler: NodeCompiler;
  readonly #folder: string;
  readonly #coverage: GlyphCoverage;
  readonly #onWarning: (template: string, count: number) => void;

  constructor(options: TypstRendererOptions = {}) {
    this.#folder = options.templates ?? templatesFolder();
    this.#onWarning = options.onWarning ?? (() => undefined);
    this.#compiler = NodeCompiler.create({ workspace: this.#folder });
    this.standard = STANDARDS.find((standard) => this.#exports(standard)) ?? "a-2b";
    this.#coverage = new GlyphCoverage({
      canShow: (clusters) => this.#canShow(clusters),
      missingAmong: (characters) => this.#missingAmong(characters),
    });
  }

  /**
   * Typesets `view` with `template`.
   *
   * @throws LetterRenderingError when that fails
   * @throws ErasedDataUsed when something erased has come into the view: no letter says "erased"
   */
  render(template: TemplateName, view: View): RenderedDocument {
    assertNothingErased(view);
    const shown = this.#coverage.withoutMissingGlyphs(mapTexts(view, presentableText));
    const inputs = {
      view: JSON.stringify(shown.view),
      replaced: String(shown.replaced),
    };
    try {
      return this.#typeset(template, inputs);
    } finally {
      // The compiler keeps what it has typeset. Forgetting it bounds the memory and leaves nobody's
      // letter behind in the process.
      this.#compiler.evictCache(0);
    }
  }

  #typeset(template: string, inputs: Record<string, string>): RenderedDocument {
    const compiled = this.#compiler.compile({
      mainFilePath: join(this.#folder, `${template}.typ`),
      inputs,
    });
    const document = compiled.result;
    if (document === null) throw new LetterRenderingError(template, "compile");
    const warnings = compiled.takeWarnings();
    if (warnings !== null) this.#onWarning(template, warnings.shortDiagnostics.length);
    const { numOfPages, title } = document;
    try {
      const bytes = this.#compiler.pdf(document, { pdfStandard: this.standard });
      return { bytes, pages: numOfPages, title: title ?? "", standard: this.standard };
    } catch {
      throw new LetterRenderingError(template, "export");
    }
  }

  #exports(standard: DocumentStandard): boolean {
    return this.#compiles('#set document(title: "probe")\n= probe', {}, standard);
  }

  #canShow(clusters: readonly string[]): boolean {
    const probe = '#import "base.typ": probe\n#probe(json(bytes(sys.inputs.clusters)))';
    return this.#compiles(probe, { clusters: JSON.stringify(clusters) }, this.standard);
  }

  #missingAmong(characters: readonly string[]): ReadonlySet<string> {
    const source =
      '#import "base.typ": tell-missing\n#tell-missing(json(bytes(sys.inputs.characters)))';
    const inputs = { characters: JSON.stringify(characters) };
    const document = this.#compiler.compile({ mainFileContent: source, inputs }).result;
    if (document === null) return new Set();
    const found: unknown = this.#compiler.query(document, {
      selector: "<missing>",
      field: "value",
    });
    return new Set(Array.isArray(found) ? (found as unknown[]).flat().map(String) : []);
  }

  #compiles(source: string, inputs: Record<string, string>, standard: DocumentStandard): boolean {
    const document = this.#compiler.compile({ mainFileContent: source, inputs }).result;
    if (document === null) return false;
    try {
      this.#compiler.pdf(document, { pdfStandard: standard });
      return true;
    } catch {
      return false;
    }
  }
}
