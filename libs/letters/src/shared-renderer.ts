import { TypstRenderer } from "./typst-renderer.js";

let renderer: TypstRenderer | undefined;

/** The renderer of this process, made on first use (loading its fonts takes some milliseconds). */
export function sharedRenderer(): TypstRenderer {
  renderer ??= new TypstRenderer();
  return renderer;
}
