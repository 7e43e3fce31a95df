import { once, oncePer } from "./once.js";

describe("what is made once", () => {
  it("is made when it is first asked for, and never again", () => {
    let made = 0;
    const counted = once(() => ({ made: (made += 1) }));
    expect(made).toBe(0);
    expect(counted()).toEqual({ made: 1 });
    expect(counted()).toBe(counted());
    expect(made).toBe(1);
  });

  it("is also kept when it is nothing", () => {
    let asked = 0;
    const nothing = once(() => {
      asked += 1;
    });
    nothing();
    nothing();
    expect(asked).toBe(1);
  });

  it("is made for each thing apart", () => {
    let made = 0;
    const name = oncePer(({ name: own }: { readonly name: string }) => ({
      own,
      made: (made += 1),
    }));
    const [one, other] = [{ name: "a" }, { name: "a" }];
    expect(name(one)).toEqual({ own: "a", made: 1 });
    expect(name(other)).toEqual({ own: "a", made: 2 });
    expect(name(one)).toBe(name(one));
    expect(made).toBe(2);
  });
});
