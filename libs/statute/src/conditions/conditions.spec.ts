import {
  CONDITION_INFO,
  CONDITIONS,
  EVIDENCE_KINDS,
  EVIDENCE_SOURCES,
  evidenceKeys,
  evidenceKind,
  type EvidenceKind,
  FACT_KINDS,
  type FactKind,
  isCondition,
  isEvidenceKey,
  isOutcome,
  isSatisfied,
  LANGUAGES,
  type Outcome,
  OUTCOMES,
  SHOWN_FACTS,
} from "../index.js";

describe("art. 3: the conditions", () => {
  it("are six, in the order of the law", () => {
    expect(CONDITIONS).toHaveLength(6);
    expect(CONDITIONS.map((condition) => CONDITION_INFO[condition].citation.article)).toEqual(
      [1, 2, 3, 4, 5, 6].map((number) => `art. 3, ${number}°`),
    );
  });

  it("have a name in every language and a sourced content", () => {
    for (const { labels, citation } of Object.values(CONDITION_INFO)) {
      expect(LANGUAGES.every((language) => labels[language] !== "")).toBe(true);
      expect(citation.status).toBe("sourced");
    }
  });

  it.each(["behaviour", "cooperation", "Means", "", undefined, 3, "toString"])(
    "there is no condition %p",
    (name) => {
      expect(isCondition(name)).toBe(false);
    },
  );
});

it("a condition is one of the six", () => {
  expect(CONDITIONS.every(isCondition)).toBe(true);
  expect(["", "household", 1, undefined].some(isCondition)).toBe(false);
});

describe("outcomes of a finding", () => {
  it("only willingness to work knows an excuse", () => {
    for (const condition of CONDITIONS) {
      const excused = condition === "willingnessToWork";
      expect(isOutcome(condition, "excusedHealth")).toBe(excused);
      expect(isOutcome(condition, "excusedEquity")).toBe(excused);
    }
    // @ts-expect-error an excuse does not exist for residence, not even as a type
    const wrong: Outcome<"residence"> = "excusedHealth";
    expect(isSatisfied("residence", wrong)).toBe(false);
  });

  it("met and excused satisfy; not met and undetermined do not", () => {
    for (const condition of CONDITIONS) {
      expect(isSatisfied(condition, "met")).toBe(true);
      expect(isSatisfied(condition, "notMet")).toBe(false);
      expect(isSatisfied(condition, "undetermined")).toBe(false);
    }
    expect(isSatisfied("willingnessToWork", "excusedHealth")).toBe(true);
    expect(isSatisfied("willingnessToWork", "excusedEquity")).toBe(true);
  });

  it("every condition can be met, not met or undetermined", () => {
    for (const outcomes of Object.values(OUTCOMES)) {
      expect(outcomes).toEqual(expect.arrayContaining(["met", "notMet", "undetermined"]));
    }
  });
});

describe("closed catalogue of evidence", () => {
  const all = CONDITIONS.flatMap((condition) =>
    EVIDENCE_KINDS[condition].map((kind: EvidenceKind) => ({ condition, key: kind.key, kind })),
  );

  it("is exactly this", () => {
    expect(Object.fromEntries(CONDITIONS.map((c) => [c, [...evidenceKeys(c)].sort()]))).toEqual({
      residence: ["homeVisit", "lease", "nationalRegisterExtract", "statementOfStay"],
      age: [
        "birthCertificateOfChild",
        "marriageCertificate",
        "nationalRegisterExtract",
        "pregnancyCertificate",
      ],
      nationality: [
        "nationalRegisterExtract",
        "refugeeRecognition",
        "residenceTitle",
        "statelessRecognition",
        "subsidiaryProtectionRecognition",
      ],
      means: [
        "accountBalance",
        "bankStatement",
        "benefitCertificate",
        "cadastralExtract",
        "childBenefitCertificate",
        "countedShareDecision",
        "earlierInterventions",
        "employmentContract",
        "enrolmentCertificate",
        "homeVisit",
        "householdComposition",
        "maintenancePayment",
        "partnerPaySlip",
        "paySlip",
        "propertyDocument",
        "socialSecurityFlow",
        "statementOfHousehold",
        "statementOfMeans",
        "taxAssessment",
        "transferDeed",
      ],
      willingnessToWork: [
        "careResponsibilities",
        "employmentContract",
        "enrolmentCertificate",
        "medicalCertificate",
        "offerByCentre",
        "statementOfWillingness",
      ],
      exhaustionOfRights: [
        "benefitDecision",
        "dispensation",
        "pendingClaim",
        "socialSecurityFlow",
        "statementOfMaintenance",
      ],
    });
  });

  it.each(all)("$condition/$key is named, justified and cited", ({ kind }) => {
    expect(LANGUAGES.every((language) => kind.labels[language] !== "")).toBe(true);
    expect(EVIDENCE_SOURCES).toContain(kind.source);
    expect(kind.why).toMatch(/^[A-Z].*\.$/);
    expect(kind.citation.article).toMatch(/^art\. /);
  });

  it("no key twice under one condition", () => {
    for (const condition of CONDITIONS) {
      const keys = evidenceKeys(condition);
      expect(new Set(keys).size).toBe(keys.length);
    }
  });

  it("art. 3, 5°: no place for looking for work or being available for it", () => {
    const names = EVIDENCE_KINDS.willingnessToWork.flatMap(({ key, labels }) => [
      key,
      ...Object.values(labels),
    ]);
    for (const name of names) {
      expect(name).not.toMatch(/search|seek|applicat|sollicit|zoek|availab|beschikbaar|chômage/i);
    }
    expect(isEvidenceKey("willingnessToWork", "jobApplication")).toBe(false);
  });

  it("art. 3, 5°: no fact either about looking for work or being available for it", () => {
    const texts = JSON.stringify(SHOWN_FACTS).toLowerCase();
    for (const word of ["jobseek", "search", "sollicit", "availab", "zoek", "attestation"]) {
      // What an income is available for is something else than what a person is.
      expect(texts.replaceAll("actually available", "").split(word)).toHaveLength(1);
    }
    expect(evidenceKind("willingnessToWork", "offerByCentre")).toMatchObject({
      source: "centreFile",
      mustShow: ["offer"],
    });
  });

  it("bank statements only for means, with a reason, income lines only", () => {
    expect(evidenceKind("means", "bankStatement")).toMatchObject({
      requires: ["reason"],
      only: "incomeLines",
      shows: ["income"],
    });
    const elsewhere = CONDITIONS.filter((c) => isEvidenceKey(c, "bankStatement"));
    expect(elsewhere).toEqual(["means"]);
  });

  it("home visits for residence or cohabitation only, announced and by consent", () => {
    const shows = { residence: ["stay"], means: ["member", "housing"] } as const;
    const conditions = CONDITIONS.filter((c) => isEvidenceKey(c, "homeVisit"));
    expect(conditions).toEqual(Object.keys(shows));
    for (const condition of ["residence", "means"] as const) {
      expect(evidenceKind(condition, "homeVisit")).toMatchObject({
        requires: ["announcement", "consent"],
        shows: shows[condition],
      });
    }
  });

  it.each(all)("$condition/$key may show a closed list of facts", ({ kind }) => {
    expect(kind.shows.length).toBeGreaterThan(0);
    expect(new Set(kind.shows).size).toBe(kind.shows.length);
    for (const fact of kind.mustShow ?? []) expect(kind.shows).toContain(fact);
  });

  it("every fact belongs to one condition, and every fact can be shown", () => {
    const conditionsOf = (fact: FactKind) =>
      CONDITIONS.filter((c) =>
        EVIDENCE_KINDS[c].some(({ shows }: EvidenceKind) => shows.includes(fact)),
      );
    for (const fact of FACT_KINDS) expect([fact, conditionsOf(fact).length]).toEqual([fact, 1]);
  });

  it.each([
    "paySlip",
    "partnerPaySlip",
    "benefitCertificate",
    "maintenancePayment",
    "bankStatement",
  ])("%s shows an amount: without one it would count as no income", (key) => {
    const { mustShow = [] } = evidenceKind("means", key)!;
    expect(mustShow.length).toBeGreaterThan(0);
    for (const fact of mustShow) expect(["income", "memberMeans"]).toContain(fact);
  });

  it("gives nothing for a kind of another condition", () => {
    expect(evidenceKind("age", "paySlip")).toBeUndefined();
  });
});
