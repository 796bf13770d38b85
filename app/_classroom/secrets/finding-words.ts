import type { GuardedSignal, SecretFinding } from '@/lib/guard/finding.ts';
import type { SecretKind } from '@/lib/guard/subject.ts';

/** One of a signal, and several of it. */
const signals: Record<GuardedSignal, [one: string, several: string]> = {
  span: ['span', 'spans'],
  log: ['log line', 'log lines'],
  segment: ['segment', 'segments'],
  error: ['error report', 'error reports'],
};

/** What the name of an example is the name of. */
export const exampleWords: Record<GuardedSignal, string> = {
  span: 'Span',
  log: 'Stream',
  segment: 'Segment',
  error: 'Item',
};

export const kindWords: Record<SecretKind, string> = {
  credential: 'Credential',
  payment: 'Payment',
  personal: 'Personal',
  value: 'Written value',
};

/** Who would be harmed, and what to do at once, before anything is mended. */
export const kindAdvice: Record<SecretKind, string> = {
  credential: 'It has left your process, so take it as known: make a new one and end this one. Then mend the source.',
  payment: 'Who can read your telemetry can pay with it. Send the last four digits at most.',
  personal: 'It names a person, in a system where many may read and few may delete. Send an id of your own instead.',
  value: 'What a user typed stands in the statement. Use placeholders: the statement then is the same for everybody.',
};

export function countWords({ count, signal }: Pick<SecretFinding, 'count' | 'signal'>): string {
  const [one, several] = signals[signal];
  return `${count.toLocaleString('en')} ${count === 1 ? one : several}`;
}

/** `A JSON web token in an attribute`. */
export function headline({ what, where }: Pick<SecretFinding, 'what' | 'where'>): string {
  return `${what.slice(0, 1).toUpperCase()}${what.slice(1)}, in ${where}`;
}

/** What the name of the sender is the name of. */
export function senderWords({
  signal,
  service,
  example,
}: Pick<SecretFinding, 'signal' | 'service' | 'example'>): string {
  if (signal === 'error') return 'Environment';
  return signal === 'log' && service === example.group ? 'Log group' : 'Service';
}

export const isOpen = ({ dismissed }: SecretFinding): boolean => !dismissed;
