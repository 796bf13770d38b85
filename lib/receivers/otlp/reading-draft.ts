import type { Problem } from '../../telemetry/problem.ts';
import type { Span } from '../../telemetry/span.ts';
import type { Reading } from '../delivery.ts';
import type { OtlpLimits } from './limits.ts';
import { quoted } from './printable.ts';
import { faultOf } from './judge-span.ts';
import { Place } from './place.ts';

/** How many refusals are told in full. A body of a million bad spans must not become a million sentences. */
const TOLD_IN_FULL = 100;

/**
 * The reading of one delivery while it is being made. Readers complain here instead of throwing: a million bad spans
 * would be a million stack traces.
 */
export class ReadingDraft {
  readonly accepted: Span[] = [];
  readonly refused: Problem[] = [];
  /** Set once the delivery has more parts than the limit; readers stop then. */
  overflowed = false;

  /** Where in the payload the reader is. */
  readonly place: Place;

  readonly #warnings = new Map<string, Problem>();
  readonly #beyond = new Set<(limit: number) => Problem>();
  readonly #briefly = new Map<string, Problem>();
  #complaint: Problem | null = null;
  #partsLeft: number;

  constructor(
    readonly limits: OtlpLimits,
    place: Place = new Place(),
  ) {
    this.place = place;
    this.#partsLeft = limits.parts;
  }

  /** Says why the span at hand cannot be kept. The first reason wins. */
  complain(problem: Problem): void {
    this.#complaint ??= problem;
  }

  /** What was complained of so far, or null; forgets it. */
  takeProblem(): Problem | null {
    const problem = this.#complaint;
    this.#complaint = null;
    return problem;
  }

  /** What was complained of outside any span, as a clause, or null; forgets it. */
  takeComplaint(): string | null {
    return this.takeProblem()?.message.replace(/\.$/, '') ?? null;
  }

  /** Says what was trimmed of the span at hand. Each kind is told once in a delivery. */
  warn(problem: Problem): void {
    if (!this.#warnings.has(problem.code)) this.#warnings.set(problem.code, problem);
  }

  /** Warns that a limit is passed; making the sentence only once, since a hostile body passes it a million times. */
  warnBeyond(limit: number, problemOf: (limit: number) => Problem): void {
    if (this.#beyond.has(problemOf)) return;
    this.#beyond.add(problemOf);
    this.warn(problemOf(limit));
  }

  /** Counts one span, value, event or link. False when the delivery holds too many. */
  spend(): boolean {
    if (this.#partsLeft <= 0) this.overflowed = true;
    this.#partsLeft -= 1;
    return !this.overflowed;
  }

  /** Takes a span that has been read: accepts it, or refuses it with the reason. */
  take(span: Span): void {
    this.place.nextSpan();
    if (!this.spend()) return;
    const fault = this.takeProblem() ?? faultOf(span, this);
    if (fault === null) this.accepted.push(span);
    else this.refuse(fault, 'span', span.name);
  }

  finish(): Reading {
    return { accepted: this.accepted, refused: this.refused, warnings: this.warningsAbout('span') };
  }

  /** The warnings, about one kind of thing. Sorted, because the two encodings come upon them in different order. */
  protected warningsAbout(noun: string): Problem[] {
    return [...this.#warnings.values()]
      .sort((one, other) => (one.code < other.code ? -1 : 1))
      .map((warning) => about(`A ${noun} was trimmed or is odd`, warning));
  }

  /** Keeps the reason for which one thing is refused: the first of them in full, with its name and place. */
  protected refuse(fault: Problem, noun: string, name: string): void {
    if (this.refused.length < TOLD_IN_FULL) {
      this.refused.push({ ...about(`The ${noun} ${quoted(name)} was refused`, fault), at: this.place.path() });
      return;
    }
    let brief = this.#briefly.get(fault.code);
    if (!brief) this.#briefly.set(fault.code, (brief = about(`A ${noun} was refused`, fault)));
    this.refused.push(brief);
  }
}

const about = (subject: string, { code, message, hint }: Problem): Problem => ({
  code,
  message: `${subject}: ${message}`,
  hint,
});
