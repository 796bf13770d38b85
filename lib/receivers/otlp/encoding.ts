/** The content types OTLP/HTTP has, and Honeycomb's second name for protobuf. An answer repeats its request's. */
export const encodings = ['application/x-protobuf', 'application/protobuf', 'application/json'] as const;
export type Encoding = (typeof encodings)[number];

/** The encoding a request's content type names, parameters aside, or null. @param headers with lower-case names */
export function encodingOf(headers: Record<string, string>): Encoding | null {
  const type = headers['content-type']?.split(';', 1)[0]?.trim().toLowerCase();
  return encodings.find((encoding) => encoding === type) ?? null;
}
