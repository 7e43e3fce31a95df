import { assertNothingErased } from "#kernel";
import { formatDate } from "./format.js";
import type { View } from "./presentable.js";
import type { ReceiptModel } from "./receipt-model.js";
import {
  citationView,
  contactRows,
  dayRow,
  documentView,
  legalGroundsView,
  letterView,
  row,
} from "./shared-views.js";
import { sharedRenderer } from "./shared-renderer.js";
import { TEXTS } from "./texts/index.js";
import type { RenderedDocument, TypstRenderer } from "./typst-renderer.js";

/** Makes the receipt of a request as a PDF. */
export function renderReceipt(
  model: ReceiptModel,
  renderer: TypstRenderer = sharedRenderer(),
): RenderedDocument {
  assertNothingErased(model);
  return renderer.render("receipt", receiptView(model));
}

function receiptView(model: ReceiptModel): View {
  const { language, centre } = model;
  const { common, receipt: texts } = TEXTS[language];
  const committee = centre.decidingBody ?? common.committee;
  const { decisionBy, forwardBy } = model;
  const term = texts.decision.term(formatDate(decisionBy.on, language));
  const forwarding = texts.forwarding.text(formatDate(forwardBy.on, language));
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
        dayRow(texts.decisionBy, decisionBy, language),
        row(common.fileReference, model.fileReference),
      ],
    },
    sections: [
      {
        title: texts.decision.title,
        texts: [
          citationView({ text: term, status: decisionBy.status }),
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
        texts: [citationView({ text: forwarding, status: forwardBy.status })],
      },
      { title: texts.information.title, texts: texts.information.texts },
    ],
    contact: { title: common.contact, rows: contactRows(model) },
    legalGrounds: legalGroundsView(common.legalGrounds, model.legalGrounds),
  };
}
