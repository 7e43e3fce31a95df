import { assertNothingErased } from "#kernel";
import { formatDate, formatLanguage, formatMoney } from "./format.js";
import type { PacketModel, ReadingRecord } from "./packet-model.js";
import type { View } from "./presentable.js";
import { sharedRenderer } from "./shared-renderer.js";
import {
  calculationView,
  citationView,
  conditionsView,
  documentView,
  legalGroundsView,
  periodsView,
  row,
} from "./shared-views.js";
import { TEXTS } from "./texts/index.js";
import type { RenderedDocument, TypstRenderer } from "./typst-renderer.js";

/** Makes the decision packet of one file for one sitting as a PDF. */
export function renderPacket(
  model: PacketModel,
  renderer: TypstRenderer = sharedRenderer(),
): RenderedDocument {
  assertNothingErased(model);
  return renderer.render("packet", packetView(model));
}

function packetView(model: PacketModel): View {
  const { language, report, review, seal } = model;
  const { common, packet: texts } = TEXTS[language];
  const day = (date: PacketModel["sittingOn"]) => formatDate(date, language);
  const version = String(report.version);
  return {
    ...documentView({
      language,
      title: `${texts.title} ${model.fileReference}`,
      subject: texts.subject,
      author: model.centre,
      fileReference: model.fileReference,
      date: model.preparedOn,
    }),
    notice: texts.notice,
    summary: {
      title: texts.summary,
      rows: [
        row(common.fileReference, model.fileReference),
        row(texts.sittingOn, day(model.sittingOn)),
        row(texts.category, model.category),
        row(texts.requestReceivedOn, day(model.requestReceivedOn)),
        row(texts.reportVersion, version),
        row(texts.preparedOn, day(model.preparedOn)),
      ],
    },
    conditions: { title: texts.conditions, table: conditionsView(model.conditions, language) },
    calculation: {
      title: texts.calculation,
      none: texts.noCalculation,
      method: model.calculation === undefined ? null : calculationView(model.calculation, language),
    },
    everyStep:
      model.everyStep === undefined
        ? null
        : { ...texts.everyStep, periods: periodsView(model.everyStep, language) },
    report: {
      title: texts.report(version),
      sections: report.sections.map(({ title, text }) => ({ title, text })),
    },
    readings: {
      title: texts.reading.title,
      headers: texts.reading.columns,
      none: texts.reading.none,
      rows: model.readings.map((reading) => readingView(reading, model)),
    },
    remarks: {
      title: texts.remarks.title,
      intro: texts.remarks.intro,
      none: texts.remarks.none,
      items: model.remarks.map((remark) => ({
        title: texts.remarks.heading(String(remark.version), day(remark.on)),
        text: remark.text,
      })),
    },
    review: {
      title: texts.review.title,
      text: texts.review.text(common.staff[review.by], String(review.version), day(review.on)),
      seal: texts.review.seal(day(seal.on), seal.algorithm),
      digest: seal.digest,
    },
    proposal: proposalView(model),
    manifest: {
      title: texts.manifest.title,
      intro: texts.manifest.intro,
      headers: [texts.manifest.field, texts.manifest.neededFor],
      rows: model.manifest.map(({ field, neededFor }) => [field, neededFor]),
    },
    leftOut: {
      title: texts.leftOut.title,
      intro: texts.leftOut.intro,
      items: [...texts.leftOut.always, ...(model.leftOut ?? [])],
    },
    legalGrounds: model.legalGrounds?.length
      ? legalGroundsView(texts.legalGrounds, model.legalGrounds)
      : null,
  };
}

function readingView(reading: ReadingRecord, { language }: PacketModel): View {
  const { common, packet } = TEXTS[language];
  const texts = packet.reading;
  const version = String(reading.version);
  switch (reading.kind) {
    case "read": {
      const how = [
        texts.manners[reading.manner],
        ...(reading.interpreter === true ? [texts.interpreter] : []),
        texts.readIn(formatLanguage(reading.language, language)),
        texts.by(common.staff[reading.readBy]),
      ];
      const date = formatDate(reading.on, language);
      return { version, date, text: texts.read, details: [`${how.join(", ")}.`] };
    }
    case "declined": {
      const details = [texts.recordedBy(common.staff[reading.recordedBy])];
      if (reading.reason !== undefined) details.unshift(texts.reason(reading.reason));
      return { version, date: formatDate(reading.on, language), text: texts.declined, details };
    }
    case "attempted": {
      const details = [texts.attemptBy(texts.attemptManners[reading.manner])];
      return { version, date: formatDate(reading.on, language), text: texts.attempted, details };
    }
    case "notPossible": {
      const attempts = reading.attempts.map(({ on, manner }, index) =>
        texts.attempt(String(index + 1), formatDate(on, language), texts.attemptManners[manner]),
      );
      const details = [...attempts, texts.recordedBy(common.staff[reading.recordedBy])];
      const last = reading.attempts.at(-1);
      const date = last === undefined ? "" : formatDate(last.on, language);
      return { version, date, text: texts.notPossible, details };
    }
  }
}

function proposalView({ proposal, language }: PacketModel): View {
  const texts = TEXTS[language].packet.proposal;
  const { monthlyAmount, from } = proposal;
  const figures = [
    ...(monthlyAmount === undefined ? [] : [texts.amount(formatMoney(monthlyAmount, language))]),
    ...(from === undefined ? [] : [texts.from(formatDate(from.on, language))]),
  ];
  return {
    title: texts.title,
    outcome: proposal.outcome === "grant" ? texts.grant : texts.refuse,
    figures:
      figures.length === 0
        ? null
        : citationView({ text: figures.join(", "), status: from?.status ?? "sourced" }),
    text: proposal.text,
  };
}
