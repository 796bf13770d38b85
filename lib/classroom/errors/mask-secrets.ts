import { detectorNames, detectors } from '../../guard/detectors.ts';
import { finds } from '../../guard/scan.ts';
import { isDeeper, type JsonObject, type JsonValue } from '../../telemetry/json.ts';

/** Keys whose values are nobody's to read, whatever they look like. */
const SECRET_KEY =
  /pass(?:word|wd|phrase)?$|secret|token$|api[._-]?key|authorization|cookie|credential|private[._-]?key|session(?:[._-]?(?:id|key))?$|jwt/i;

/** An address may be shown: it says whom an error hit. The others open something. */
const known = detectorNames.filter((name) => ['credential', 'payment'].includes(detectors[name].kind));

/** Longer texts are looked at up to here; what lies beyond is not shown. */
const MOST_LOOKED_AT = 64 * 1024;

const isSecret = (key: string, text: string): boolean =>
  (SECRET_KEY.test(key) && !/^\**$/.test(text)) || known.some((detector) => finds(detector, { key, text }));

const hidden = (text: string): string => `(hidden: ${text.length} characters)`;

/** A text that stands under a key, or what is shown in its place. */
export function maskText(key: string, text: string): string {
  const looked = text.length > MOST_LOOKED_AT ? `${text.slice(0, MOST_LOOKED_AT)}…` : text;
  return isSecret(key, looked) ? hidden(text) : looked;
}

/** A value without the secrets in it: each is replaced by how long it was. What is nested beyond measure is left out. */
export const maskSecrets = (value: JsonObject): JsonObject =>
  isDeeper(value) ? { '(left out)': 'nested too deep to be shown' } : maskObject(value);

const maskObject = (value: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, maskValue(key, inner)]));

function maskValue(key: string, value: JsonValue | undefined): JsonValue | undefined {
  if (typeof value === 'string') return maskText(key, value);
  if (typeof value === 'number') return SECRET_KEY.test(key) ? '(hidden: a number)' : value;
  if (Array.isArray(value)) return value.map((inner) => maskValue(key, inner) ?? null);
  return typeof value === 'object' && value !== null ? maskObject(value) : value;
}
