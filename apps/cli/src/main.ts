import { Command, CommanderError } from "commander";
import { calculateCommand } from "./commands/calculate.command.js";
import { demoCommand } from "./commands/demo.command.js";
import { keysCommand } from "./commands/keys.command.js";
import { logCommand } from "./commands/log.command.js";
import { projectionsCommand } from "./commands/projections.command.js";
import { migrateCommand } from "./commands/migrate.command.js";
import { reassessCommand } from "./commands/reassess.command.js";
import { startCommand } from "./commands/start.command.js";
import { tokenCommand } from "./commands/token.command.js";
import { verifyCommand } from "./commands/verify.command.js";
import { Interrupted } from "./interruption.js";

const EXIT_CODES = `
Exit codes:
  0  done
  1  it did not work; standard error says why
  2  the command or its options are wrong
  129, 130, 143  interrupted by SIGHUP, SIGINT (Ctrl+C), SIGTERM; everything was stopped

Results go to standard output, progress and messages to standard error.`;

const program = new Command("rechtop")
  .description("Rechtop on the command line: for operators and for trying it out.")
  .addHelpText("after", EXIT_CODES)
  .exitOverride()
  // One line per command, also where the terminal does not say how wide it is.
  .configureOutput({ getOutHelpWidth: () => 100 });

for (const command of [
  demoCommand(),
  startCommand(),
  tokenCommand(),
  migrateCommand(),
  projectionsCommand(),
  keysCommand(),
  logCommand(),
  verifyCommand(),
  calculateCommand(),
  reassessCommand(),
]) {
  program.addCommand(command);
  overrideExit(command);
}

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) {
    // Help and version are no mistakes.
    process.exitCode = error.exitCode === 0 ? 0 : 2;
  } else {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = error instanceof Interrupted ? error.exitCode : 1;
  }
}

function overrideExit(command: Command): void {
  command.exitOverride();
  command.commands.forEach(overrideExit);
}
