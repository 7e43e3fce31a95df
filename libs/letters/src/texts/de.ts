import { dePacket } from "./de-packet.js";
import type { Texts } from "./texts.js";

/** German as written in East Belgium, in plain words. */
export const de: Texts = {
  common: {
    committee: "der Ausschuss",
    page: (page, of) => `Seite ${page}/${of}`,
    fileReference: "Aktenzeichen",
    service: "Dienst",
    caseworker: "Sozialarbeiter/in",
    date: "Datum",
    telephone: "Telefon",
    email: "E-Mail",
    openingHours: "Öffnungszeiten",
    greeting: (name) => `Guten Tag ${name},`,
    closing: "Mit freundlichen Grüßen",
    legalGrounds: "Auf welche Regeln stützt sich dieser Brief?",
    contact: "Kontakt",
    statusNotes: {
      computed:
        "Betrag nach der amtlichen Methode berechnet; noch nicht mit einem veröffentlichten Betrag verglichen.",
      unseen:
        "Dieser Verweis, dieses Datum oder diese Regel ist noch nicht anhand des amtlichen Textes bestätigt.",
      inConflict: "Amtliche Quellen widersprechen sich in diesem Punkt; er wird noch geprüft.",
    },
    missingCharacters:
      "Einige Zeichen können nicht gedruckt werden. An ihrer Stelle steht ihre Nummer, zum Beispiel [U+0000]. In der Akte steht der Text so, wie er geschrieben wurde.",
    findings: {
      met: "Erfüllt",
      notMet: "Nicht erfüllt",
      undetermined: "Noch nicht festgestellt",
      excused: "Befreit",
    },
    excusedFor: { health: "aus gesundheitlichen Gründen", equity: "aus Gründen der Billigkeit" },
    conditionsTable: {
      condition: "Bedingung",
      finding: "Feststellung",
      factsAndReasons: "Tatsachen und Gründe",
      facts: "Tatsachen",
      reasons: "Gründe",
      noFacts: "Keine Tatsachen aufgenommen.",
      source: (source) => `Quelle: ${source}`,
    },
    period: {
      day: (date) => `am ${date}`,
      range: (from, until) => `vom ${from} bis einschließlich ${until}`,
      since: (date) => `seit dem ${date}`,
    },
    calculationTable: { step: "Schritt", article: "Regel", amount: "Betrag" },
    calculated: {
      range: (from, until) => `Vom ${from} bis einschließlich ${until}`,
      since: (from) => `Ab dem ${from}`,
      onlyChanges: "Nur was sich ändert. Die anderen Schritte bleiben wie oben.",
      noAmount: "Warum es keinen Betrag gibt",
    },
    limits: {
      notApplied: {
        title: "Was diese Berechnung nicht enthält",
        intro: "Das Gesetz kennt noch andere Regeln. Diese sind hier nicht angewandt:",
      },
      notConfirmed: "Was noch nicht bestätigt ist",
    },
    units: {
      year: "pro Jahr",
      month: "pro Monat",
      week: "pro Woche",
      day: "pro Tag",
      once: "einmalig",
    },
    staff: {
      caseworker: "Sozialarbeiter/in",
      teamLeader: "Teamleitung",
      chair: "Vorsitz",
      member: "Mitglied",
      secretary: "Sekretariat",
    },
  },
  receipt: {
    title: "Empfangsbestätigung für Ihren Antrag auf Eingliederungseinkommen",
    subject: "Empfangsbestätigung",
    intro:
      "Sie haben bei unserem Zentrum ein Eingliederungseinkommen beantragt. Mit diesem Brief bestätigen wir, dass wir Ihren Antrag erhalten haben. Bewahren Sie diesen Brief gut auf: Er ist Ihr Beweis.",
    introExOfficio:
      "Unser Zentrum prüft von sich aus, ob Sie Anspruch auf ein Eingliederungseinkommen haben. Mit diesem Brief bestätigen wir, dass Ihre Akte eröffnet ist. Bewahren Sie diesen Brief gut auf: Er ist Ihr Beweis.",
    summary: "Ihr Antrag in Kürze",
    receivedOn: "Antrag erhalten am",
    receivedBy: "Wie wir ihn erhalten haben",
    ways: {
      inPerson: "mündlich, im Zentrum",
      telephone: "mündlich, am Telefon",
      letter: "mit einem gewöhnlichen Brief",
      registeredLetter: "mit einem Einschreiben",
      email: "per E-Mail",
      onlineForm: "mit dem Online-Formular",
      exOfficio: "das Zentrum hat die Akte selbst eröffnet",
    },
    decisionBy: "Entscheidung spätestens am",
    decision: {
      title: "Wann bekommen Sie eine Entscheidung?",
      term: (date) =>
        `Wir entscheiden innerhalb von 30 Tagen nach Erhalt Ihres Antrags. Das ist spätestens am ${date}.`,
      notification:
        "Danach bekommen Sie die Entscheidung innerhalb von 8 Tagen, per Einschreiben oder gegen Empfangsbestätigung.",
      noDecision:
        "Bekommen Sie keine Entscheidung in dieser Zeit? Dann können Sie zum Arbeitsgericht gehen. Das geht bis zu 3 Monate, nachdem Sie festgestellt haben, dass es keine Entscheidung gibt.",
    },
    next: {
      title: "Wie geht es jetzt weiter?",
      steps: (committee) => [
        "Ein Sozialarbeiter oder eine Sozialarbeiterin prüft, ob Sie die sechs Bedingungen des Gesetzes erfüllen. Wir fragen nur, was für eine dieser Bedingungen nötig ist.",
        "Der Sozialarbeiter oder die Sozialarbeiterin schreibt einen Bericht und liest ihn mit Ihnen. Sie dürfen etwas dazu sagen. Ihre Bemerkungen gehen in Ihren eigenen Worten mit dem Bericht mit.",
        `Danach entscheidet ${committee}. Die Entscheidung stützt sich nur auf die Bedingungen des Gesetzes.`,
        "Sie bekommen die Entscheidung mit einem Brief. Darin steht auch, warum so entschieden wurde und was Sie tun können, wenn Sie nicht einverstanden sind.",
      ],
    },
    hearing: {
      title: "Sie haben das Recht, angehört zu werden",
      right: (committee) =>
        `Bevor ${committee} entscheidet, dürfen Sie Ihre Lage selbst erklären. Sie müssen das nicht tun.`,
      how: "Möchten Sie angehört werden? Teilen Sie es uns schriftlich mit. Wir sagen Ihnen dann, wo und wann das ist.",
      assistance:
        "Sie dürfen eine Person mitbringen, die Ihnen beisteht. Diese Person darf Sie auch vertreten, an Ihrer Stelle. Sie wählen selbst, wer das ist.",
    },
    forwarding: {
      title: "Muss ein anderes Zentrum Ihren Antrag bearbeiten?",
      text: (date) =>
        `Vielleicht sind wir für Ihren Antrag nicht zuständig. Dann schicken wir ihn innerhalb von 5 Tagen an das Zentrum, das unserer Meinung nach zuständig ist, spätestens am ${date}. Sie bekommen dann einen Brief, in dem steht, warum.`,
    },
    information: {
      title: "Sie haben ein Recht auf Information",
      texts: [
        "Sie dürfen uns immer fragen, wie weit Ihr Antrag ist, welche Daten wir über Sie haben und wofür wir sie brauchen. Sie dürfen Ihre Akte einsehen und Fehler berichtigen lassen.",
        "Wir informieren Sie auch über Ihre anderen Rechte und helfen Ihnen, sie zu beantragen.",
      ],
    },
  },
  decisionLetter: {
    headingGranted: "Sie bekommen ein Eingliederungseinkommen",
    headingRefused: "Sie bekommen kein Eingliederungseinkommen",
    subject: "Entscheidung über Ihren Antrag auf Eingliederungseinkommen",
    intro: (committee, decidedOn, receivedOn) =>
      `Über Ihren Antrag vom ${receivedOn} wurde am ${decidedOn} entschieden. Entschieden hat ${committee} unseres Zentrums. In diesem Brief lesen Sie, was entschieden wurde, warum, und was Sie tun können, wenn Sie nicht einverstanden sind.`,
    summary: "Die Entscheidung in Kürze",
    outcome: "Entscheidung",
    granted: "bewilligt",
    refused: "abgelehnt",
    amount: "Betrag",
    category: "Kategorie",
    from: "Ab dem",
    payment: "Zahlung",
    periodicity: {
      weekly: "jede Woche",
      fortnightly: "alle zwei Wochen",
      monthly: "jeden Monat",
    },
    firstPaymentBy: "Erste Zahlung spätestens am",
    decidedOn: "Datum der Entscheidung",
    notifiedOn: "Datum dieser Mitteilung",
    notifiedBy: {
      registeredLetter: "Einschreiben",
      deliveryAgainstReceipt: "Übergabe gegen Empfangsbestätigung",
    },
    draft: {
      standing: "Entwurf – noch nicht versandt",
      text: (preparedOn) =>
        `Das ist eine Vorschau des Briefes, erstellt am ${preparedOn}. Sie ist keine Mitteilung: Es beginnt keine Frist.`,
      notSent: "noch nicht versandt",
    },
    what: {
      title: "Was bekommen Sie?",
      text: (amount, from) =>
        `Sie bekommen ein Eingliederungseinkommen von ${amount} pro Monat, ab dem ${from}.`,
      firstMonth: (amount, days, of, method) =>
        `Der erste Monat ist kein voller Monat. Für ${days} von ${of} Tagen bekommen Sie ${amount} (${method}).`,
      firstMonthApart:
        "Der erste Monat ist kein voller Monat. Der Betrag für diesen Monat wird getrennt berechnet und steht nicht in diesem Brief.",
      later: (from, amount) =>
        `Wenn sich nichts ändert, sind es ab dem ${from} ${amount} pro Monat.`,
      laterOpen: (from) => `Ab dem ${from} steht der Betrag noch nicht fest.`,
    },
    why: {
      title: "Warum bekommen Sie kein Eingliederungseinkommen?",
      intro:
        "Um ein Eingliederungseinkommen zu bekommen, müssen Sie sechs Bedingungen erfüllen. Nach dieser Entscheidung ist nicht erfüllt:",
    },
    calculation: {
      titleGranted: "Wie ist der Betrag berechnet?",
      titleRefused: "Wie sind Ihre Existenzmittel berechnet?",
      intro:
        "So wurde gerechnet, Schritt für Schritt. Jeder Schritt steht mit seiner Regel in Ihrer Akte; Sie können sie verlangen.",
    },
    conditions: {
      title: "Die sechs Bedingungen",
      intro:
        "Das Gesetz kennt sechs Bedingungen. Zu jeder sehen Sie, was festgestellt wurde, mit welchen Tatsachen und warum.",
    },
    changes: {
      title: "Ändert sich etwas in Ihrer Lage?",
      texts: [
        "Sagen Sie uns sofort Bescheid, wenn sich etwas ändert, das für Ihren Anspruch oder für den Betrag wichtig ist, zum Beispiel Ihr Einkommen, Ihre Adresse oder mit wem Sie zusammenwohnen.",
        "Mindestens einmal im Jahr prüfen wir mit Ihnen, ob Sie die Bedingungen noch erfüllen.",
      ],
    },
    remedy: {
      title: "Sind Sie nicht einverstanden? Sie können Beschwerde einlegen",
      intro: "Sie können das Arbeitsgericht bitten, diese Entscheidung zu prüfen.",
      court: "Zuständiges Gericht",
      term: "Frist",
      termText:
        "3 Monate nach der Mitteilung. Die Frist beginnt, wenn die Post Ihnen das Einschreiben vorlegt oder wenn Sie den Empfang unterschreiben.",
      how: "Wie",
      howText:
        "Mit einer Antragsschrift: einem einfachen Brief mit Ihrem Namen und Ihrer Adresse, der Entscheidung, um die es geht, und Ihrer Unterschrift. Sie müssen nicht sagen, warum Sie nicht einverstanden sind. Sie können die Antragsschrift:",
      ways: [
        "bei der Kanzlei des Gerichts abgeben;",
        "mit der Post an die Kanzlei schicken;",
        "elektronisch über e-Deposit einreichen.",
      ],
      cost: "Kosten",
      costText:
        "Das Verfahren ist für Sie kostenlos. Das Zentrum bezahlt die Kosten, auch wenn Sie nicht recht bekommen, außer wenn die Beschwerde leichtfertig oder schikanös ist (Artikel 1017 des Gerichtsgesetzbuches).",
      effect: "Wirkung",
      effectText:
        "Die Beschwerde setzt die Ausführung der Entscheidung nicht aus. Die Entscheidung gilt, solange der Richter nicht anders entscheidet.",
      representation: "Beistand",
      representationText:
        "Sie erscheinen selbst oder mit einem Rechtsanwalt. Mit einer schriftlichen Vollmacht, und wenn der Richter es erlaubt, kann auch Ihr Ehepartner, der gesetzlich zusammenwohnende Partner oder ein Familienmitglied Sie vertreten. Sie können sich auch von einer Person einer sozialen Organisation beistehen oder vertreten lassen, die die Interessen von Menschen mit Eingliederungseinkommen verteidigt (Artikel 728 des Gerichtsgesetzbuches).",
    },
    explanation: {
      title: "Möchten Sie eine Erklärung?",
      text: "Bei diesem Dienst können Sie um Erklärungen zur Entscheidung bitten. Geben Sie immer Ihr Aktenzeichen an.",
    },
  },
  packet: dePacket,
};
