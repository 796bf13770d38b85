import type { Socket } from 'node:net';

/** What a client speaks, by its first bytes. */
export type Speech = 'http1' | 'http2' | 'tls';

/** RFC 9113 §3.4: what every HTTP/2 client without TLS sends first begins so; no HTTP/1.1 method does. */
const HTTP2_PREFACE = 'PRI';
/** RFC 8446 §5.1: a record of type handshake. */
const TLS_HANDSHAKE = 0x16;

/** Null where more bytes are needed to tell. */
function speechOf(bytes: Uint8Array): Speech | null {
  if (bytes[0] === TLS_HANDSHAKE) return 'tls';
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, HTTP2_PREFACE.length));
  const text = start.toString('latin1');
  if (text === HTTP2_PREFACE) return 'http2';
  return HTTP2_PREFACE.startsWith(text) ? null : 'http1';
}

/**
 * Reads so much of a connection that its protocol can be told, and puts it back. Hears nothing of one that ends or stays
 * silent for too long: there is nobody to talk to.
 */
export function listenFirst(socket: Socket, timeoutMs: number, onSpeech: (speech: Speech) => void): void {
  let heard = Buffer.alloc(0);
  const give = (): void => {
    socket.off('readable', read).off('error', give).off('timeout', give);
    socket.destroy();
  };
  const read = (): void => {
    const chunk = socket.read() as Buffer | null;
    if (chunk === null) return;
    heard = Buffer.concat([heard, chunk]);
    const speech = speechOf(heard);
    if (speech === null) return;
    socket.off('readable', read).off('error', give).off('timeout', give).off('end', give).setTimeout(0);
    socket.unshift(heard);
    onSpeech(speech);
  };
  socket.on('readable', read).once('error', give).once('end', give).setTimeout(timeoutMs, give);
}
