import { type Product, startProduct } from "../support/product.js";
import { expectProblem, issuesIn, registered, registration, send } from "./support/exchange.js";

interface Item {
  readonly id: string;
  readonly receivedOn: string;
}

const cursor = (place: unknown) => Buffer.from(JSON.stringify(place)).toString("base64url");

/** What is not a cursor of a collection, whatever was done to it. */
const TAMPERED: readonly (readonly [string, string])[] = [
  ["garbage", "zzzz"],
  ["nothing", ""],
  ["JSON that is no object", cursor(1)],
  ["a place with one thing too few", cursor({ receivedOn: "2025-03-03" })],
  [
    "a place with one thing too many",
    cursor({
      receivedOn: "2025-03-03",
      id: "4f9c4a52-1f6a-4a43-9d0e-3a5f1f0c2b7e",
      centre: "cpas-valmont",
    }),
  ],
  [
    "a day that does not exist",
    cursor({ receivedOn: "2025-02-30", id: "4f9c4a52-1f6a-4a43-9d0e-3a5f1f0c2b7e" }),
  ],
  ["SQL", cursor({ receivedOn: "2025-03-03", id: "' OR true --" })],
  ["a place in no log", cursor({ after: "postgres:1" })],
  ["a place in another log", cursor({ after: "memory:1" })],
];

describe("pages", () => {
  let product: Product;
  let file: string;
  beforeAll(async () => {
    product = await startProduct();
    // Two on the same day: the day alone is no place.
    const days = ["2025-03-03", "2025-02-27", "2025-02-26", "2025-02-27", "2025-03-01"];
    for (const receivedOn of days) file = await registered(product, "els", { receivedOn });
    await registered(product, "karim", { receivedOn: "2025-02-28" });
    await registered(product, "amina", { receivedOn: "2025-02-25" });
  });
  afterAll(() => product.stop());

  /** Follows `next` from `path` to the end. */
  const follow = async (path: string, as: string): Promise<Item[][]> => {
    const pages: Item[][] = [];
    for (let next: string | undefined = path; next !== undefined;) {
      const { status, body } = await send(product, next, { as });
      expect({ next, status }).toEqual({ next, status: 200 });
      pages.push(body["items"] as Item[]);
      next = body["next"] as string | undefined;
    }
    return pages;
  };

  const caughtUp = async () => {
    const { headers } = await send(product, "/applications", { as: "luc", body: registration() });
    const position = headers.get("rechtop-position")!;
    await send(product, "/applications", {
      as: "els",
      headers: { "rechtop-minimum-position": position },
    });
  };

  it("follow each other to the end, each item once, oldest first", async () => {
    await caughtUp();
    const pages = await follow("/applications?pageSize=2", "els");
    expect(pages.map((page) => page.length)).toEqual([2, 2, 1]);
    const items = pages.flat();
    expect(new Set(items.map(({ id }) => id)).size).toBe(5);
    expect(items.map(({ receivedOn }) => receivedOn)).toEqual([
      "2025-02-26",
      "2025-02-27",
      "2025-02-27",
      "2025-03-01",
      "2025-03-03",
    ]);
  });

  it("are full at the end when the number fits, and there is no empty one after", async () => {
    await caughtUp();
    const pages = await follow("/applications?pageSize=3", "nora");
    expect(pages.map((page) => page.length)).toEqual([3, 3]);
  });

  it("keep to the filter that they began with", async () => {
    await caughtUp();
    const pages = await follow("/applications?assignee=me&status=registered&pageSize=1", "karim");
    expect(pages.map((page) => page.length)).toEqual([1]);
    const { body } = await send(product, "/applications?status=registered&pageSize=2", {
      as: "nora",
    });
    expect(body["next"]).toMatch(/^\/applications\?status=registered&pageSize=2&after=[\w-]+$/);
  });

  it("are not a way round the access: the cursor of a colleague shows nothing of his", async () => {
    await caughtUp();
    const { body } = await send(product, "/applications?pageSize=2", { as: "nora" });
    const hers = await send(product, body["next"] as string, { as: "amina" });
    expect(hers.status).toBe(200);
    expect(hers.body["items"]).toEqual([]);
  });

  it("go through the history of a file in the order of the log", async () => {
    const pages = await follow(`${file}/events?pageSize=1`, "els");
    expect(pages.map((page) => page.map((item) => "type" in item && item.type))).toEqual([
      ["procedure.RequestRegistered"],
      ["procedure.ReceiptIssued"],
    ]);
  });

  it("go through the sittings, latest first", async () => {
    for (const on of ["2025-03-25", "2025-04-08", "2025-04-22"]) {
      const sitting = { on, at: "14:00", place: "Zaal", memberIds: ["u-1"], chairId: "u-1" };
      const { status, headers } = await send(product, "/sittings", { as: "greet", body: sitting });
      expect(status).toBe(201);
      await send(product, "/sittings", {
        as: "greet",
        headers: { "rechtop-minimum-position": headers.get("rechtop-position")! },
      });
    }
    const pages = await follow("/sittings?pageSize=2", "greet");
    expect(pages.map((page) => page.map((item) => "on" in item && item.on))).toEqual([
      ["2025-04-22", "2025-04-08"],
      ["2025-03-25"],
    ]);
  });

  it.each(TAMPERED)("are refused with 400 from a tampered cursor: %s", async (_, after) => {
    const collections: readonly [string, string][] = [
      ["/applications", "els"],
      ["/sittings", "greet"],
      [`${file}/events`, "els"],
    ];
    for (const [collection, as] of collections) {
      const answer = await send(product, `${collection}?after=${after}`, { as });
      expect(issuesIn(answer)).toEqual(["query:after invalidInput"]);
      expect(answer.body["next"]).toBeUndefined();
    }
  });

  it("are refused from the cursor of another collection", async () => {
    const { body } = await send(product, "/applications?pageSize=2", { as: "els" });
    const foreign = new URLSearchParams((body["next"] as string).split("?")[1]).get("after")!;
    const answer = await send(product, `${file}/events?after=${foreign}`, { as: "els" });
    expect(issuesIn(answer)).toEqual(["query:after invalidInput"]);
  });

  describe("with Rechtop-Minimum-Position", () => {
    const list = (position: string) =>
      send(product, "/applications?pageSize=100", {
        as: "tine",
        headers: { "rechtop-minimum-position": position },
      });

    it("hold what was written a moment ago, every time", async () => {
      for (let round = 1; round <= 20; round += 1) {
        const written = await send(product, "/applications", { as: "tine", body: registration() });
        const { body } = await list(written.headers.get("rechtop-position")!);
        const ids = (body["items"] as Item[]).map(({ id }) => id);
        expect(ids).toContain(written.body["id"]);
      }
    });

    it.each(["nonsense", "", "42", "memory:1", "postgres:1", "postgres:1.-1"])(
      "are refused with 400 for what is no position: %j",
      async (position) => {
        expectProblem(await list(position), 400, "rechtop:unknownPosition");
      },
    );

    it("give up with 503 on a place that the log has not come to", async () => {
      const answer = await list("postgres:9223372036854775807.1");
      expectProblem(answer, 503, "rechtop:projectionLagging");
      expect(answer.headers.get("retry-after")).toBe("1");
    });
  });
});
