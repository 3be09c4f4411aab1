/** Seconds that pass whatever is done to the clock of the device. */
export class Stopwatch {
  private since = 0;

  /** Begins with so many seconds on it. */
  start(seconds: number): void {
    this.since = performance.now() - 1000 * Math.max(0, seconds);
  }

  seconds(): number {
    return (performance.now() - this.since) / 1000;
  }

  /** Takes the whole seconds off it. */
  take(): number {
    const whole = Math.round(this.seconds());
    this.since += 1000 * whole;
    return whole;
  }
}
