import { type Product, startProduct } from "../support/product.js";

describe("a single person with a part-time wage that began before the request", () => {
  let product: Product;
  beforeAll(async () => {
    product = await startProduct();
  });
  afterAll(() => product.stop());

  it("is granted the difference, from the day of the request (art. 14 § 2, 21)", async () => {
    const player = await product.player("a-part-time-wage");
    await player.bringToCommittee();
    await player.convene("2025-03-25");
    await player.place();
    await player.dispatch();
    await player.open();
    await player.decide();
    const decision = await player.cast.caseworker.get(`/decisions/${player.applicationId}`);
    expect(decision.body).toMatchObject({
      outcome: "granted",
      category: 2,
      from: "2025-03-03",
      // 15 770.41 − (6 000.00 − 250.00) = 10 020.41 a year; / 12 = 835.03
      monthlyAmountCents: 83_503,
    });
  });
});
