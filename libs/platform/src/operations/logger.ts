import type { LoggerService } from "@nestjs/common";
import { type Logger, pino } from "pino";

/** Injection token of the process's structured logger. */
export const LOGGER = Symbol("LOGGER");

/**
 * One JSON object per line on standard error. No personal data: requests are logged by their route
 * pattern (never the address or the body), errors by name and code (never the message).
 */
export function createLogger(level: string): Logger {
  return pino(
    { level, base: null, timestamp: pino.stdTimeFunctions.isoTime },
    pino.destination({ dest: 2, sync: true }),
  );
}

/** Lets Nest's own messages go through the same logger. */
export class NestLogger implements LoggerService {
  constructor(private readonly logger: Logger) {}

  log(message: unknown, context?: unknown): void {
    this.logger.debug({ context }, String(message));
  }
  warn(message: unknown, context?: unknown): void {
    this.logger.warn({ context }, String(message));
  }
  error(message: unknown, ...rest: unknown[]): void {
    this.logger.error({ context: rest.at(-1) }, String(message));
  }
}
