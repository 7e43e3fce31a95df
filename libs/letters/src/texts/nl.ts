import { nlPacket } from "./nl-packet.js";
import type { Texts } from "./texts.js";

/** Dutch as written in Flanders and Brussels, in plain words. */
export const nl: Texts = {
  common: {
    committee: "het comité",
    page: (page, of) => `Bladzijde ${page}/${of}`,
    fileReference: "Dossiernummer",
    service: "Dienst",
    caseworker: "Maatschappelijk werker",
    date: "Datum",
    telephone: "Telefoon",
    email: "E-mail",
    openingHours: "Openingsuren",
    greeting: (name) => `Geachte ${name},`,
    closing: "Met vriendelijke groeten,",
    legalGrounds: "Op welke regels steunt deze brief?",
    contact: "Contact",
    statusNotes: {
      computed:
        "Bedrag berekend met de officiële methode; nog niet vergeleken met een gepubliceerd bedrag.",
      unseen: "Deze verwijzing, datum of regel is nog niet bevestigd met de officiële tekst.",
      inConflict: "Officiële bronnen spreken elkaar hierover tegen; dit wordt nog nagekeken.",
    },
    missingCharacters:
      "Sommige tekens kunnen niet gedrukt worden. In de plaats staat hun nummer, zoals [U+0000]. In het dossier staat de tekst zoals hij geschreven is.",
    findings: {
      met: "Voldaan",
      notMet: "Niet voldaan",
      undetermined: "Nog niet vastgesteld",
      excused: "Vrijgesteld",
    },
    excusedFor: { health: "om gezondheidsredenen", equity: "om redenen van billijkheid" },
    conditionsTable: {
      condition: "Voorwaarde",
      finding: "Vaststelling",
      factsAndReasons: "Feiten en redenen",
      facts: "Feiten",
      reasons: "Redenen",
      noFacts: "Geen feiten opgenomen.",
      source: (source) => `Bron: ${source}`,
    },
    period: {
      day: (date) => `op ${date}`,
      range: (from, until) => `van ${from} tot en met ${until}`,
      since: (date) => `sinds ${date}`,
    },
    calculationTable: { step: "Stap", article: "Regel", amount: "Bedrag" },
    calculated: {
      range: (from, until) => `Van ${from} tot en met ${until}`,
      since: (from) => `Vanaf ${from}`,
      onlyChanges: "Alleen wat verandert. De andere stappen blijven zoals hierboven.",
      noAmount: "Waarom er geen bedrag is",
    },
    limits: {
      notApplied: {
        title: "Wat niet in deze berekening zit",
        intro: "De wet kent nog andere regels. Deze zijn hier niet toegepast:",
      },
      notConfirmed: "Wat nog niet bevestigd is",
    },
    units: {
      year: "per jaar",
      month: "per maand",
      week: "per week",
      day: "per dag",
      once: "eenmalig",
    },
    staff: {
      caseworker: "maatschappelijk werker",
      teamLeader: "teamverantwoordelijke",
      chair: "voorzitter",
      member: "lid",
      secretary: "secretaris",
    },
  },
  receipt: {
    title: "Ontvangstbewijs van uw aanvraag om leefloon",
    subject: "Ontvangstbewijs",
    intro:
      "U vroeg een leefloon aan bij ons centrum. Met deze brief bevestigen wij dat wij uw aanvraag ontvangen hebben. Bewaar deze brief goed: hij is uw bewijs.",
    introExOfficio:
      "Ons centrum onderzoekt uit eigen beweging of u recht hebt op een leefloon. Met deze brief bevestigen wij dat uw dossier geopend is. Bewaar deze brief goed: hij is uw bewijs.",
    summary: "Uw aanvraag in het kort",
    receivedOn: "Aanvraag ontvangen op",
    receivedBy: "Hoe wij ze ontvingen",
    ways: {
      inPerson: "mondeling, in het centrum",
      telephone: "mondeling, per telefoon",
      letter: "met een gewone brief",
      registeredLetter: "met een aangetekende brief",
      email: "per e-mail",
      onlineForm: "met het onlineformulier",
      exOfficio: "het centrum opende het dossier zelf",
    },
    decisionBy: "Beslissing ten laatste op",
    decision: {
      title: "Wanneer krijgt u een beslissing?",
      term: (date) =>
        `Wij beslissen binnen 30 dagen nadat wij uw aanvraag ontvingen. Dat is ten laatste op ${date}.`,
      notification:
        "Daarna krijgt u de beslissing binnen 8 dagen, met een aangetekende brief of tegen ontvangstbewijs.",
      noDecision:
        "Krijgt u geen beslissing op tijd? Dan kunt u naar de arbeidsrechtbank gaan. Dat kan tot 3 maanden nadat u vaststelt dat er geen beslissing is.",
    },
    next: {
      title: "Wat gebeurt er nu?",
      steps: (committee) => [
        "Een maatschappelijk werker onderzoekt of u aan de zes voorwaarden van de wet voldoet. Wij vragen alleen wat voor een van die voorwaarden nodig is.",
        "De maatschappelijk werker schrijft een verslag en leest het samen met u. U mag erop reageren. Uw opmerkingen gaan in uw eigen woorden mee met het verslag.",
        `Daarna beslist ${committee}. De beslissing steunt alleen op de voorwaarden van de wet.`,
        "U krijgt de beslissing met een brief. Daarin staat ook waarom zo beslist is, en wat u kunt doen als u niet akkoord gaat.",
      ],
    },
    hearing: {
      title: "U hebt het recht om gehoord te worden",
      right: (committee) =>
        `Voor ${committee} beslist, mag u zelf uw situatie komen uitleggen. U bent daartoe niet verplicht.`,
      how: "Wilt u gehoord worden? Laat het ons schriftelijk weten. Wij laten u dan weten waar en wanneer u verwacht wordt.",
      assistance:
        "U mag iemand meebrengen die u bijstaat. Die persoon mag u ook vertegenwoordigen, in uw plaats. U kiest zelf wie dat is.",
    },
    forwarding: {
      title: "Moet een ander centrum uw aanvraag behandelen?",
      text: (date) =>
        `Misschien zijn wij niet bevoegd voor uw aanvraag. Dan sturen wij ze binnen 5 dagen door naar het centrum dat volgens ons wel bevoegd is, ten laatste op ${date}. U krijgt dan een brief waarin staat waarom.`,
    },
    information: {
      title: "U hebt recht op informatie",
      texts: [
        "U mag ons altijd vragen hoe het met uw aanvraag staat, welke gegevens wij over u hebben en waarvoor wij ze gebruiken. U mag uw dossier inkijken en fouten laten verbeteren.",
        "Wij geven u ook informatie over uw andere rechten en helpen u om ze aan te vragen.",
      ],
    },
  },
  decisionLetter: {
    headingGranted: "U krijgt een leefloon",
    headingRefused: "U krijgt geen leefloon",
    subject: "Beslissing over uw aanvraag om leefloon",
    intro: (committee, decidedOn, receivedOn) =>
      `Op ${decidedOn} nam ${committee} van ons centrum een beslissing over uw aanvraag van ${receivedOn}. In deze brief leest u wat er beslist is, waarom, en wat u kunt doen als u niet akkoord gaat.`,
    summary: "De beslissing in het kort",
    outcome: "Beslissing",
    granted: "toegekend",
    refused: "geweigerd",
    amount: "Bedrag",
    category: "Categorie",
    from: "Vanaf",
    payment: "Betaling",
    periodicity: {
      weekly: "elke week",
      fortnightly: "om de twee weken",
      monthly: "elke maand",
    },
    firstPaymentBy: "Eerste betaling ten laatste op",
    decidedOn: "Datum van de beslissing",
    notifiedOn: "Datum van deze kennisgeving",
    notifiedBy: {
      registeredLetter: "Aangetekende zending",
      deliveryAgainstReceipt: "Afgegeven tegen ontvangstbewijs",
    },
    draft: {
      standing: "Ontwerp – nog niet verzonden",
      text: (preparedOn) =>
        `Dit is een voorbeeld van de brief, gemaakt op ${preparedOn}. Het is geen kennisgeving: er begint geen termijn te lopen.`,
      notSent: "nog niet verzonden",
    },
    what: {
      title: "Wat krijgt u?",
      text: (amount, from) => `U krijgt een leefloon van ${amount} per maand, vanaf ${from}.`,
      firstMonth: (amount, days, of, method) =>
        `De eerste maand is geen volledige maand. Voor ${days} van de ${of} dagen krijgt u ${amount} (${method}).`,
      firstMonthApart:
        "De eerste maand is geen volledige maand. Het bedrag voor die maand wordt apart berekend en staat niet in deze brief.",
      later: (from, amount) =>
        `Als er niets verandert, wordt dat ${amount} per maand vanaf ${from}.`,
      laterOpen: (from) => `Vanaf ${from} staat het bedrag nog niet vast.`,
    },
    why: {
      title: "Waarom krijgt u geen leefloon?",
      intro:
        "Om een leefloon te krijgen, moet u aan zes voorwaarden voldoen. Volgens deze beslissing voldoet u niet aan:",
    },
    calculation: {
      titleGranted: "Hoe is het bedrag berekend?",
      titleRefused: "Hoe zijn uw bestaansmiddelen berekend?",
      intro:
        "Zo is gerekend, stap voor stap. Elke stap staat met zijn regel in uw dossier; u kunt ze vragen.",
    },
    conditions: {
      title: "De zes voorwaarden",
      intro:
        "De wet kent zes voorwaarden. Over elk daarvan ziet u wat er vastgesteld is, met welke feiten en waarom.",
    },
    changes: {
      title: "Verandert er iets in uw situatie?",
      texts: [
        "Laat het ons meteen weten als er iets verandert dat belangrijk is voor uw recht of voor het bedrag, bijvoorbeeld uw inkomen, uw adres of met wie u samenwoont.",
        "Minstens één keer per jaar kijken wij samen met u na of u nog aan de voorwaarden voldoet.",
      ],
    },
    remedy: {
      title: "Gaat u niet akkoord? U kunt in beroep gaan",
      intro: "U kunt aan de arbeidsrechtbank vragen om deze beslissing na te kijken.",
      court: "Bevoegde rechtbank",
      term: "Termijn",
      termText:
        "3 maanden na de kennisgeving. De termijn begint wanneer de post u de aangetekende brief aanbiedt, of wanneer u tekent voor ontvangst.",
      how: "Hoe",
      howText:
        "Met een verzoekschrift: een gewone brief met uw naam en adres, de beslissing waarover het gaat en uw handtekening. U hoeft niet te zeggen waarom u niet akkoord gaat. U kunt het verzoekschrift:",
      ways: [
        "afgeven op de griffie van de rechtbank;",
        "met de post naar de griffie sturen;",
        "elektronisch neerleggen via e-Deposit.",
      ],
      cost: "Kosten",
      costText:
        "De procedure is gratis voor u. Het centrum betaalt de kosten, ook als u geen gelijk krijgt, behalve als het beroep tergend of roekeloos is (artikel 1017 van het Gerechtelijk Wetboek).",
      effect: "Gevolg",
      effectText:
        "Het beroep schorst de uitvoering van de beslissing niet. De beslissing blijft gelden zolang de rechter niet anders beslist.",
      representation: "Bijstand",
      representationText:
        "U verschijnt zelf of met een advocaat. Met een schriftelijke volmacht, en als de rechter het toestaat, kan ook uw echtgenoot, uw wettelijk samenwonende partner of een familielid u vertegenwoordigen. U kunt u ook laten bijstaan of vertegenwoordigen door iemand van een sociale organisatie die de belangen van mensen met een leefloon verdedigt (artikel 728 van het Gerechtelijk Wetboek).",
    },
    explanation: {
      title: "Wilt u uitleg?",
      text: "U kunt bij deze dienst uitleg vragen over de beslissing. Vermeld altijd uw dossiernummer.",
    },
  },
  packet: nlPacket,
};
