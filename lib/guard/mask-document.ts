import { isDeeper, type JsonObject, type JsonValue } from '../telemetry/json.ts';
import { maskValue } from './mask.ts';
import { pathOf } from './nested-texts.ts';

interface MaskedDocument {
  document: JsonObject;
  /** How many secrets are hidden in it. */
  hidden: number;
}

/** A document as it may be looked over somebody's shoulder: its values, numbers among them, and its keys. */
export function maskDocument(document: JsonObject): MaskedDocument {
  if (isDeeper(document)) return { document: { '(left out)': 'nested too deep to be shown' }, hidden: 0 };
  let hidden = 0;
  const masked = (key: string, text: string): string => {
    const shown = maskValue({ key, text });
    hidden += shown.hidden;
    return shown.text;
  };
  const within = (value: JsonValue | undefined, path: string): JsonValue => {
    if (typeof value === 'string') return masked(path, value);
    if (typeof value === 'number') return maskedNumber(value, masked(path, String(value)));
    if (Array.isArray(value)) return value.map((inner) => within(inner, path));
    return typeof value === 'object' && value !== null ? ofObject(value, path) : (value ?? null);
  };
  const ofObject = (value: JsonObject, path: string): JsonObject =>
    Object.fromEntries(
      Object.entries(value).map(([key, inner]) => [masked('', key), within(inner, pathOf(path, key))]),
    );
  return { document: ofObject(document, ''), hidden };
}

/** A number stays one, unless it was a card's. */
const maskedNumber = (value: number, text: string): JsonValue => (text === String(value) ? value : text);
