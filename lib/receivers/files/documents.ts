/** A JSON document of a file, and the line it begins in, from 1. */
export interface FileDocument {
  value: unknown;
  line: number;
}

/** What a text holds, or the numbers of the lines that are not JSON. */
export interface FileText {
  documents: FileDocument[];
  /** Lines that cannot be read, beside others that can. */
  broken: number[];
}

const BYTE_ORDER_MARK = /^\uFEFF/;

function parsed(text: string): { value: unknown } | null {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return null;
  }
}

/**
 * One document, or one a line as the Collector's file exporter writes them. null where nothing in it is JSON.
 * @param firstLine the number of the text's first line in its file
 */
export function documentsIn(text: string, firstLine: number): FileText | null {
  const plain = text.replace(BYTE_ORDER_MARK, '');
  const whole = parsed(plain);
  if (whole !== null) return { documents: [{ value: whole.value, line: firstLine }], broken: [] };
  const documents: FileDocument[] = [];
  const broken: number[] = [];
  for (const [nth, line] of plain.split('\n').entries()) {
    if (line.trim() === '') continue;
    const read = parsed(line);
    if (read !== null && typeof read.value === 'object') documents.push({ value: read.value, line: firstLine + nth });
    else broken.push(firstLine + nth);
  }
  return documents.length === 0 ? null : { documents, broken };
}
