/** The content types OTLP/HTTP has, and Honeycomb's second name for protobuf. An answer repeats its request's. */
export const httpEncodings = ['application/x-protobuf', 'application/protobuf', 'application/json'] as const;

/** gRPC's content type; `+proto` says the same, and no other format is taken. */
export const GRPC = 'application/grpc';

export type Encoding = (typeof httpEncodings)[number] | typeof GRPC;

/** The content type as it is compared: without its parameters, in lower case. */
export const mediaType = (headers: Record<string, string>): string =>
  headers['content-type']?.split(';', 1)[0]?.trim().toLowerCase() ?? '';

/** The encoding a request's content type names, or null. @param headers with lower-case names */
export function encodingOf(headers: Record<string, string>): Encoding | null {
  const type = mediaType(headers);
  if (type === GRPC || type === `${GRPC}+proto`) return GRPC;
  return httpEncodings.find((encoding) => encoding === type) ?? null;
}
