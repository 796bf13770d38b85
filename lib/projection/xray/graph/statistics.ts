import { secondsOf } from '../epoch.ts';
import type { TraceNode } from '../trace/trace-node.ts';

/** How requests ended, as the service counts them: a request that failed twice over is a fault first, then an error. */
export interface Statistics {
  OkCount: number;
  ErrorStatistics: { ThrottleCount: number; OtherCount: number; TotalCount: number };
  FaultStatistics: { OtherCount: number; TotalCount: number };
  TotalCount: number;
  /** Seconds. */
  TotalResponseTime: number;
}

export interface HistogramEntry {
  /** Seconds, to the millisecond. */
  Value: number;
  Count: number;
}

const lasted = ({ start, end }: TraceNode): number => secondsOf((end ?? start) - start);

/** Requests summed up one by one: none of them is kept. Those that are in progress are not counted. */
export class Tally {
  #closed = 0;
  #faults = 0;
  #errors = 0;
  #throttled = 0;
  #seconds = 0;
  readonly #byMilliseconds = new Map<number, number>();
  /** Unix seconds, of those in progress as well. */
  #from = Infinity;
  #to = 0;

  add(node: TraceNode): void {
    this.#from = Math.min(this.#from, secondsOf(node.start));
    this.#to = Math.max(this.#to, secondsOf(node.end ?? node.start));
    if (node.end === null) return;
    const seconds = lasted(node);
    const milliseconds = Math.round(seconds * 1000);
    this.#byMilliseconds.set(milliseconds, (this.#byMilliseconds.get(milliseconds) ?? 0) + 1);
    this.#seconds += seconds;
    this.#closed += 1;
    if (node.fault) this.#faults += 1;
    else if (node.error) {
      this.#errors += 1;
      if (node.throttle) this.#throttled += 1;
    }
  }

  get window(): { StartTime: number; EndTime: number } {
    return { StartTime: this.#from, EndTime: this.#to };
  }

  get statistics(): Statistics {
    const [faults, errors, throttled] = [this.#faults, this.#errors, this.#throttled];
    return {
      OkCount: this.#closed - faults - errors,
      ErrorStatistics: { ThrottleCount: throttled, OtherCount: errors - throttled, TotalCount: errors },
      FaultStatistics: { OtherCount: faults, TotalCount: faults },
      TotalCount: this.#closed,
      TotalResponseTime: Number(this.#seconds.toFixed(6)),
    };
  }

  /** How the durations spread, in steps of a millisecond. */
  get histogram(): HistogramEntry[] {
    const counts = [...this.#byMilliseconds].toSorted(([one], [other]) => one - other);
    return counts.map(([milliseconds, Count]) => ({ Value: milliseconds / 1000, Count }));
  }
}
