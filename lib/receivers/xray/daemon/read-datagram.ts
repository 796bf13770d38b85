import { z } from 'zod';
import type { Problem } from '../../../telemetry/problem.ts';
import { quoted } from '../../otlp/printable.ts';

/** The document that a datagram brings, or why the daemon would drop it without a word. */
export type DatagramReading = { kind: 'document'; text: string } | { kind: 'refused'; problem: Problem };

/** `pkg/tracesegment` of the daemon: a header that is JSON, `format` in any case, `version` the number 1. */
const headerSchema = z.object({
  format: z.string().refine((format) => format.toLowerCase() === 'json'),
  version: z.literal(1),
});

const HINT = 'An X-Ray SDK sends {"format":"json","version":1}, a line break, and one segment document.';

const refused = (code: Problem['code'], message: string, hint = HINT): DatagramReading => ({
  kind: 'refused',
  problem: { code, message: `${message} The daemon drops such a datagram in silence.`, hint },
});

const utf8 = new TextDecoder('utf-8', { fatal: true });

function textOf(bytes: Uint8Array): string | null {
  try {
    return utf8.decode(bytes);
  } catch {
    return null;
  }
}

function isHeader(line: string): boolean {
  try {
    return headerSchema.safeParse(JSON.parse(line)).success;
  } catch {
    return false;
  }
}

/** Takes a datagram apart. The daemon does not look at the document, and neither does this. */
export function readDatagram(bytes: Uint8Array): DatagramReading {
  if (bytes.byteLength === 0) return refused('datagram/empty', 'A datagram was empty.');
  const text = textOf(bytes);
  if (text === null) return refused('datagram/not-text', 'A datagram is no text in UTF-8.');
  const end = text.indexOf('\n');
  if (end < 0) {
    const begins = `It begins ${quoted(text, 40)}.`;
    return refused('datagram/no-header', `A datagram has no header line before its document. ${begins}`);
  }
  const header = text.slice(0, end);
  if (!isHeader(header)) return refused('datagram/wrong-header', `A datagram’s header is ${quoted(header, 60)}.`);
  const document = text.slice(end + 1);
  if (document.trim() !== '') return { kind: 'document', text: document };
  return refused('datagram/no-document', 'A datagram has a header and no document.');
}
