import { createHash } from 'node:crypto';
import type { JsonObject, JsonValue } from '../../telemetry/json.ts';
import { printable } from '../otlp/printable.ts';
import type { Frame, Raised, Report } from './body.ts';
import { objectAt, textAt } from './fields.ts';
import { isInApp, withinRoot } from './in-app.ts';

/** A sender's own fingerprint is kept as it is up to here, and hashed beyond; docs.rollbar.com/reference/create-item. */
const LONGEST = 40;

/** Text without what differs from one occurrence to the next: ids, addresses, quoted numbers, numbers. */
const normalised = (text: string): string =>
  text
    .replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi, '<id>')
    .replaceAll(/\b(?:0x)?(?=[a-z]*\d)[0-9a-f]{8,}\b/gi, '<id>')
    .replaceAll(/\d+(?:[.,:]\d+)*/g, '<n>');

/**
 * What groups an occurrence into an item. The sender's own word counts where it gives one. Else it is the SHA-1 of
 *
 * - an exception: for each of the chain its class and the file and function of each frame that is the application's own
 *   (of every frame where none is), without line numbers, so that an edit further up in the file changes nothing; its
 *   message only where there are no frames at all,
 * - a message or a crash report: its text, with ids and numbers taken out.
 */
export function fingerprintOf(data: JsonObject, report: Report): string {
  const own = ownWord(data['fingerprint']);
  if (own !== '') return own.length <= LONGEST ? printable(own, LONGEST) : sha1(own);
  const root = textAt(objectAt(data['server'])['root']);
  return sha1(linesOf(report, root).join('\n'));
}

const ownWord = (value: JsonValue | undefined): string => (typeof value === 'number' ? String(value) : textAt(value));

const sha1 = (text: string): string => createHash('sha1').update(text).digest('hex');

function linesOf(report: Report, root: string): string[] {
  switch (report.kind) {
    case 'exceptions':
      return report.raised.flatMap((raised) => linesOfRaised(raised, root));
    case 'message':
    case 'crash':
      return [report.kind, normalised(report.text)];
    default:
      return report satisfies never;
  }
}

function linesOfRaised({ class: name, message, frames }: Raised, root: string): string[] {
  const own = frames.filter((frame) => isInApp(frame, root));
  const told = own.length > 0 ? own : frames;
  return [name, ...(told.length === 0 ? [normalised(message)] : told.map((frame) => lineOfFrame(frame, root)))];
}

/** Built files bear a hash in their name, and a folder may bear a process id. */
const lineOfFrame = ({ filename, method }: Frame, root: string): string =>
  `${normalised(withinRoot(filename, root))} ${method}`;
