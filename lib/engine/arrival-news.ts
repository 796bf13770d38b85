import type { Noted } from './arrival-log.ts';

/** News travel at most this often, and this many at once: the newest. A flood must not cost more than being counted. */
const PAUSE_MS = 100;
const MOST_AT_ONCE = 50;

/** Tells of arrivals while somebody listens: the first at once, what follows gathered. */
export class ArrivalNews {
  #waiting: Noted[] = [];
  #resting = false;

  constructor(private readonly tell: (news: Noted[]) => void) {}

  add(noted: Noted): void {
    this.#waiting.push(noted);
    if (this.#waiting.length > MOST_AT_ONCE * 2) this.#waiting = this.#waiting.slice(-MOST_AT_ONCE);
    if (!this.#resting) this.#send();
  }

  #send(): void {
    const news = this.#waiting.slice(-MOST_AT_ONCE);
    this.#waiting = [];
    this.#resting = true;
    setTimeout(() => this.#rested(), PAUSE_MS).unref();
    this.tell(news);
  }

  #rested(): void {
    this.#resting = false;
    if (this.#waiting.length > 0) this.#send();
  }
}
