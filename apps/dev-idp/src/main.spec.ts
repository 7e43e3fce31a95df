import { main } from "./main.js";
import { DEMO_USERS } from "./users.js";

describe("main", () => {
  it("starts the issuer and prints who can log in", async () => {
    const lines: string[] = [];
    const result = await main({ PORT: "0" }, (line) => lines.push(line));
    expect(result.exitCode).toBe(0);
    if (result.exitCode !== 0) return;
    await result.idp.close();
    expect(lines[0]).toBe(`Development issuer: ${result.idp.issuer}`);
    for (const { username } of DEMO_USERS) {
      expect(lines.some((line) => line.startsWith(`  ${username} `))).toBe(true);
    }
    expect(lines.join("\n")).toMatch(/tine +OCMW Lindeveld +caseworker and team leader/);
  });

  it.each([
    [{ NODE_ENV: "production", PORT: "0" }, "does not start with NODE_ENV=production"],
    [{ PORT: "http" }, "PORT must be a port number"],
    [{ PORT: "0", AUDIENCE: "rechtop" }, "The audience must be an absolute URI"],
  ])("stops with code 1 in %j", async (environment, message) => {
    const lines: string[] = [];
    const result = await main(environment, (line) => lines.push(line));
    expect(result.exitCode).toBe(1);
    expect(lines.join("\n")).toContain(message);
  });
});
