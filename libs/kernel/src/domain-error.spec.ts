import { DomainError, errorCatalogue } from "./domain-error.js";

const catalogue = errorCatalogue("social-report", {
  sealed: { title: "A sealed report cannot change", remedy: "Leave it as it is." },
});

describe("coded errors", () => {
  it("are made from the catalogue: code, title, remedy", () => {
    const error = catalogue.error("sealed");
    expect(error).toBeInstanceOf(DomainError);
    expect(error).toBeInstanceOf(Error);
    expect(error).toMatchObject({
      name: "DomainError",
      code: "social-report.sealed",
      entry: { title: "A sealed report cannot change", remedy: "Leave it as it is." },
      message: "A sealed report cannot change",
    });
    expect(error.detail).toBeUndefined();
  });

  it("carry the facts of the occurrence behind the title", () => {
    const error = catalogue.error("sealed", "version 2");
    expect(error.detail).toBe("version 2");
    expect(error.message).toBe("A sealed report cannot change: version 2");
  });

  it("say of which context they are", () => {
    expect(catalogue.context).toBe("social-report");
  });
});
