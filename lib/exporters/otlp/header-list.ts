const TOKEN = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;

const decoded = (text: string): string | null => {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
};

/** A header value may hold what RFC 9110 calls field content: no line breaks or other control characters. */
const isFieldContent = (value: string): boolean => !/[^\t\x20-\x7E\x80-\xFF]/.test(value);

function parsePair(pair: string): [string, string] | null {
  const separator = pair.indexOf('=');
  const name = decoded(pair.slice(0, Math.max(separator, 0)).trim());
  const value = decoded(pair.slice(separator + 1).trim());
  if (!name || value === null || !TOKEN.test(name) || !isFieldContent(value)) return null;
  return [name.toLowerCase(), value];
}

export interface HeaderList {
  headers: Record<string, string>;
  /** The positions, from 1, of entries that are no `name=value` pair. Their text may be a secret and is not kept. */
  unread: number[];
}

/**
 * Reads `OTEL_EXPORTER_OTLP_HEADERS`: `name=value` pairs between commas, percent-encoded where need be, in the form of
 * W3C Baggage without properties (OTLP exporter specification, "Specifying headers via environment variables").
 * An empty value is left out, as the SDKs do.
 */
export function parseHeaderList(list: string | undefined): HeaderList {
  const headers: Record<string, string> = {};
  const unread: number[] = [];
  const entries = (list ?? '').split(',');
  for (const [index, entry] of entries.entries()) {
    if (entry.trim() === '') continue;
    const pair = parsePair(entry);
    if (!pair) unread.push(index + 1);
    else if (pair[1] !== '') headers[pair[0]] = pair[1];
  }
  return { headers, unread };
}
