/** One flag byte and four of length stand before each message (gRPC over HTTP/2, "Length-Prefixed-Message"). */
const PREFIX = 5;

export type Unframed = { kind: 'message'; message: Uint8Array; compressed: boolean } | { kind: 'broken'; why: string };

/** The message of a unary call. */
export function unframe(body: Uint8Array): Unframed {
  if (body.byteLength < PREFIX) return { kind: 'broken', why: 'it is shorter than the five bytes before a message' };
  const length = new DataView(body.buffer, body.byteOffset).getUint32(1);
  const flag = body[0];
  if (flag !== 0 && flag !== 1) return { kind: 'broken', why: 'its first byte is neither 0 nor 1' };
  if (length > body.byteLength - PREFIX) return { kind: 'broken', why: 'it was cut off' };
  if (length < body.byteLength - PREFIX) return { kind: 'broken', why: 'more than one message came in one call' };
  return { kind: 'message', message: body.subarray(PREFIX), compressed: flag === 1 };
}

/** A message that is not compressed, with its prefix. */
export function frame(message: Uint8Array): Uint8Array {
  const framed = new Uint8Array(PREFIX + message.byteLength);
  new DataView(framed.buffer).setUint32(1, message.byteLength);
  framed.set(message, PREFIX);
  return framed;
}
