import type { JsonObject } from '../../telemetry/json.ts';
import { printable } from '../otlp/printable.ts';
import type { Report } from './body.ts';
import { textAt } from './fields.ts';

/** The longest title that the item API takes. */
const LONGEST = 255;

/** The item's headline: the sender's own, or the exception's class and message, or the first line of the text. */
export function titleOf(data: JsonObject, report: Report): string {
  const own = textAt(data['title']);
  return printable(own === '' ? headlineOf(report) : own, LONGEST);
}

function headlineOf(report: Report): string {
  if (report.kind !== 'exceptions') return report.text.split('\n')[0] ?? '';
  // What was thrown stands first in a chain; behind it what caused it.
  const { class: name = '', message = '' } = report.raised[0] ?? {};
  return message === '' ? name : `${name}: ${message}`;
}
