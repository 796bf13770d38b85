import type { JsonObject, JsonValue } from '@/lib/telemetry/json.ts';
import styles from './item.module.css';
import { plainText } from './plain-text.ts';

/** A flat look at what came: `headers.host` and its value, a line each. Values are text, whatever they hold. */
export function JsonFields({ value }: { value: JsonObject }) {
  return (
    <dl className={styles.fields}>
      {flattened(value, '').map(([key, text]) => (
        <div key={key} className={styles.field}>
          <dt>{plainText(key)}</dt>
          <dd>{text === '' ? '(empty)' : plainText(text)}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Beyond so many lines the rest is only in the whole item. */
const MOST_FIELDS = 100;

function flattened(value: JsonObject, prefix: string): [string, string][] {
  const lines = Object.entries(value).flatMap(([key, inner]): [string, string][] => {
    const name = `${prefix}${key}`;
    if (isInnerObject(inner) && Object.keys(inner).length > 0) return flattened(inner, `${name}.`);
    return [[name, textOf(inner)]];
  });
  return lines.slice(0, MOST_FIELDS);
}

const isInnerObject = (value: JsonValue | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const textOf = (value: JsonValue | undefined): string =>
  typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
