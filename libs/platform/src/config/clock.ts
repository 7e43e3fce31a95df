import { Temporal } from "temporal-polyfill";
import { belgianDay, instant, type Instant, type LegalDate } from "#kernel";

/** Injection token of the `Clock`. */
export const CLOCK = Symbol("CLOCK");

/**
 * What time it is for the product's own facts. Access tokens are always judged by the real clock.
 */
export interface Clock {
  now(): Instant;
  /** The Belgian calendar day of `now`. */
  today(): LegalDate;
}

/** The real time. */
export class SystemClock implements Clock {
  now(): Instant {
    return instant(Temporal.Now.instant().toString());
  }
  today(): LegalDate {
    return belgianDay(this.now());
  }
}

/** Development and tests: stands still until it is told to move, and moves forward only. */
export class DevelopmentClock implements Clock {
  constructor(private moment: Instant) {}

  now(): Instant {
    return this.moment;
  }

  today(): LegalDate {
    return belgianDay(this.moment);
  }

  /** Moves to `moment`; throws a `RangeError` when that lies in the past. */
  moveTo(moment: Instant): void {
    if (Temporal.Instant.compare(moment, this.moment) < 0) {
      throw new RangeError("the clock moves forward only");
    }
    this.moment = moment;
  }
}
