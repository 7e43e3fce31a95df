import { readFile } from "node:fs/promises";
import { ROLES } from "#access";
import { CENTRES, DEMO_USERS, userByName, userBySub } from "./users.js";

describe("the demo users", () => {
  it.each(ROLES)("have somebody who is %s", (role) => {
    expect(DEMO_USERS.some(({ roles }) => roles.includes(role))).toBe(true);
  });

  it("work in two centres, each with caseworker, team leader, chair and secretary", () => {
    const centres = new Set(DEMO_USERS.map(({ centre }) => centre));
    expect([...centres]).toEqual(Object.keys(CENTRES));
    for (const centre of centres) {
      const roles = DEMO_USERS.filter((user) => user.centre === centre).flatMap(
        (user) => user.roles,
      );
      expect(roles).toEqual(
        expect.arrayContaining(["caseworker", "teamLeader", "committeeChair", "secretary"]),
      );
    }
  });

  it("have one caseworker who is team leader too", () => {
    const both = DEMO_USERS.filter(
      ({ roles }) => roles.includes("caseworker") && roles.includes("teamLeader"),
    );
    expect(both.map(({ username }) => username)).toEqual(["tine"]);
  });

  it("have names and pseudonyms of their own, and the pseudonym does not tell the name", () => {
    expect(new Set(DEMO_USERS.map(({ username }) => username)).size).toBe(DEMO_USERS.length);
    expect(new Set(DEMO_USERS.map(({ sub }) => sub)).size).toBe(DEMO_USERS.length);
    for (const { username, sub } of DEMO_USERS) {
      expect(username).toMatch(/^[a-z]+$/);
      expect(sub).toMatch(/^u-[a-z0-9]{10}$/);
      expect(sub).not.toContain(username);
    }
  });

  it("are found by name and by pseudonym", () => {
    expect(userByName("els")).toBe(userBySub("u-7f3kq9x2mw"));
    expect(userByName("Els")).toBeUndefined();
    expect(userByName("constructor")).toBeUndefined();
    expect(userBySub("els")).toBeUndefined();
  });
});

it("the README lists every demo user as they are", async () => {
  const readme = await readFile(new URL("../README.md", import.meta.url), "utf8");
  const rows = [
    ...readme.matchAll(/^\| `(\w+)` +\| (\S+) +\| `(\S+)` +\| (.+?) +\| `(\S+)` +\|$/gm),
  ];
  expect(rows.map((row) => row.slice(1))).toEqual(
    DEMO_USERS.map((user) => [
      user.username,
      user.name,
      user.centre,
      user.roles.join(", "),
      user.sub,
    ]),
  );
});
