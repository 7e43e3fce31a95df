import { formatDate } from "./format.js";
import type { View } from "./presentable.js";
import type { ReceiptModel } from "./receipt-model.js";
import { contactRows, documentView, legalGroundsView, letterView, row } from "./shared-views.js";
import { sharedRenderer } from "./shared-renderer.js";
import { TEXTS } from "./texts/index.js";
import type { RenderedDocument, TypstRenderer } from "./typst-renderer.js";

/** Makes the receipt of a request as a PDF. */
export function renderReceipt(
  model: ReceiptModel,
  renderer: TypstRenderer = sharedRenderer(),
): RenderedDocument {
  return renderer.render("receipt", receiptView(model));
}

function receiptView(model: ReceiptModel): View {
  const { language, centre } = model;
  const { common, receipt: texts } = TEXTS[language];
  const committee = centre.decidingBody ?? common.committee;
  const decisionBy = formatDate(model.decisionBy, language);
  return {
    ...documentView({
      language,
      title: texts.title,
      subject: `${texts.subject} ${model.fileReference}`,
      author: centre.name,
      fileReference: model.fileReference,
      date: model.issuedOn,
    }),
    ...letterView(model, model.issuedOn),
    intro: model.receivedBy === "exOfficio" ? texts.introExOfficio : texts.intro,
    summary: {
      title: texts.summary,
      rows: [
        row(texts.receivedOn, formatDate(model.receivedOn, language)),
        row(texts.receivedBy, texts.ways[model.receivedBy]),
        row(texts.decisionBy, decisionBy),
        row(common.fileReference, model.fileReference),
      ],
    },
    sections: [
      {
        title: texts.decision.title,
        texts: [
          texts.decision.term(decisionBy),
          texts.decision.notification,
          texts.decision.noDecision,
        ],
      },
      { title: texts.next.title, steps: texts.next.steps(committee) },
      {
        title: texts.hearing.title,
        texts: [texts.hearing.right(committee), texts.hearing.how, texts.hearing.assistance],
      },
      {
        title: texts.forwarding.title,
        texts: [texts.forwarding.text(formatDate(model.forwardBy, language))],
      },
      { title: texts.information.title, texts: texts.information.texts },
    ],
    contact: { title: common.contact, rows: contactRows(model) },
    legalGrounds: legalGroundsView(common.legalGrounds, model.legalGrounds),
  };
}
