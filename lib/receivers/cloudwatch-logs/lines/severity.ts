import { firstOf } from './line-fields.ts';

/** What a line says of its gravity: its own word, and OpenTelemetry's number for it (0 where it says none). */
export interface Severity {
  severityNumber: number;
  severityText: string;
}

const unsaid: Severity = { severityNumber: 0, severityText: '' };

/** Where log libraries write it. */
const severityFields = [
  'severityNumber', 'severityText', 'severity', 'level', 'levelname', 'log.level', 'loglevel', 'logLevel', 'lvl',
] as const; // prettier-ignore

/** https://opentelemetry.io/docs/specs/otel/logs/data-model/#field-severitynumber, by the words that loggers use. */
const numbers: Record<string, number> = {
  trace: 1, silly: 1, verbose: 2, debug: 5, info: 9, information: 9, http: 9, notice: 10, warn: 13, warning: 13,
  error: 17, err: 17, crit: 18, critical: 18, alert: 19, fatal: 21, panic: 21, emerg: 21, emergency: 21,
}; // prettier-ignore

/** The numbers that pino and bunyan write. */
const pinoLevels: Record<number, string> = {
  10: 'trace',
  20: 'debug',
  30: 'info',
  40: 'warn',
  50: 'error',
  60: 'fatal',
};

const WORD_LENGTH = 20;

/** The severity in a line of JSON. */
export function severityOfFields(fields: Record<string, unknown>): Severity {
  const value = firstOf(fields, severityFields);
  if (typeof value === 'number') return severityOfNumber(value);
  if (typeof value !== 'string' || value.length > WORD_LENGTH) return unsaid;
  return { severityNumber: severityOfWord(value), severityText: value };
}

const severityOfWord = (word: string): number => {
  const key = word.toLowerCase();
  return Object.hasOwn(numbers, key) ? (numbers[key] ?? 0) : 0;
};

function severityOfNumber(value: number): Severity {
  const word = pinoLevels[value];
  if (word !== undefined) return { severityNumber: severityOfWord(word), severityText: word };
  return Number.isInteger(value) && value >= 1 && value <= 24 ? { severityNumber: value, severityText: '' } : unsaid;
}

/** In capitals anywhere near the front, behind `level=`, or as the first word before a colon. */
const CAPITALS = /\b(TRACE|DEBUG|INFO|NOTICE|WARN|WARNING|ERROR|CRITICAL|FATAL|EMERG|ALERT)\b/;
const NAMED = /\b(?:level|severity|lvl)\s?[=:]\s?["']?([a-z]{3,11})\b/i;
const LEADING = /^\s*\[?(trace|debug|info|notice|warn|warning|error|critical|fatal)\]?:/i;

/** How far into a line of text a level is looked for: what stands behind it is the message. */
const FRONT = 120;

/** The severity in a line of text. */
export function severityOfText(message: string): Severity {
  const front = message.slice(0, FRONT);
  const word = NAMED.exec(front)?.[1] ?? LEADING.exec(front)?.[1] ?? CAPITALS.exec(front)?.[1];
  const severityNumber = word === undefined ? 0 : severityOfWord(word);
  return word === undefined || severityNumber === 0 ? unsaid : { severityNumber, severityText: word };
}
