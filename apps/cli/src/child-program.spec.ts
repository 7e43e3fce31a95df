import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type ChildOptions, type ChildProgram, startProgram } from "./child-program.js";

/** Tells that it has started, then does what the test says. */
const PROGRAMS = {
  answers: `
    process.on("message", ({ type }) => {
      if (type === "please") process.send({ type: "done" });
      if (type === "never") process.send({ type: "refused", reason: "because" });
      if (type === "die") process.exit(7);
    });
    process.send({ type: "started", url: "http://127.0.0.1:1" });`,
  stubborn: `
    process.on("SIGTERM", () => {}).on("disconnect", () => {});
    setInterval(() => {}, 1_000_000);
    process.send({ type: "started" });`,
  fails: `process.stderr.write("no luck\\n"); process.exit(3);`,
  "never-ready": `process.on("message", () => {}); process.stderr.write("waiting");`,
} as const;

describe("a child program", () => {
  let folder: string;
  const running: ChildProgram[] = [];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "rechtop-child-"));
    for (const [name, text] of Object.entries(PROGRAMS)) {
      await writeFile(join(folder, `${name}.mjs`), text);
    }
  });

  afterAll(async () => {
    await Promise.all(running.map((program) => program.stop()));
    await rm(folder, { recursive: true });
  });

  const start = async (
    name: keyof typeof PROGRAMS | "missing",
    options: Partial<ChildOptions> = {},
    env: Readonly<Record<string, string>> = {},
  ) => {
    const all = { onError: () => undefined, ...options };
    const program = await startProgram("the program", join(folder, `${name}.mjs`), env, all);
    running.push(program);
    return program;
  };

  it("is asked, and answers or refuses", async () => {
    const program = await start("answers");
    expect(program.url).toBe("http://127.0.0.1:1");
    await program.ask({ type: "please" }, "done", "refused");
    await expect(program.ask({ type: "never" }, "done", "refused")).rejects.toThrow(
      "the program refused: because",
    );
    await program.stop();
    expect(await program.ended).toBe(143);
  });

  it("cannot leave a question open by ending", async () => {
    const program = await start("answers");
    const ended = "the program ended with code 7 before it answered";
    await expect(program.ask({ type: "die" }, "done", "refused")).rejects.toThrow(ended);
    await expect(program.ask({ type: "please" }, "done", "refused")).rejects.toThrow(ended);
    await program.stop();
  });

  it("is killed when it does not stop in time", async () => {
    const program = await start("stubborn", { stopWithinMs: 100 });
    await program.stop();
    expect(await program.ended).toBe(137);
  });

  it.each([
    ["fails", "the program ended with code 3 before it had started:\nno luck"],
    ["missing", "the program ended with code 1 before it had started:"],
  ] as const)("says why it did not start: %s", async (name, message) => {
    await expect(start(name)).rejects.toThrow(message);
  });

  it("says why it could not be run at all", async () => {
    // More than the system takes for one variable.
    await expect(start("answers", {}, { BIG: "x".repeat(4_000_000) })).rejects.toThrow("E2BIG");
  });

  it("is not waited for after the signal", async () => {
    const controller = new AbortController();
    const waiting = start("never-ready", { signal: controller.signal });
    controller.abort(new Error("enough"));
    await expect(waiting).rejects.toThrow("enough");
    await expect(start("never-ready", { signal: controller.signal })).rejects.toThrow("enough");
  });
});
