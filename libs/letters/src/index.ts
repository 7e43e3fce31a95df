export * from "./decision-letter-model.js";
export * from "./models.js";
export * from "./packet-model.js";
export * from "./receipt-model.js";
export { renderDecisionLetter } from "./decision-letter.js";
export { formatDate, formatLanguage, formatMoney } from "./format.js";
export { renderPacket } from "./packet.js";
export { renderReceipt } from "./receipt.js";
export {
  LetterRenderingError,
  TypstRenderer,
  type DocumentStandard,
  type RenderedDocument,
  type TypstRendererOptions,
} from "./typst-renderer.js";
