/*
 * For the classroom alone; an app of your own leaves this out, and the SDK draws its ids by itself. Here the lesson has
 * said beforehand which trace ids it will judge: one for the page’s load, one for the click. They come in the window’s name.
 */
const announced = globalThis.name.startsWith('practice:') ? globalThis.name.slice('practice:'.length).split(',') : [];

const hex = (bytes) =>
  Array.from(crypto.getRandomValues(new Uint8Array(bytes)), (byte) => byte.toString(16).padStart(2, '0')).join('');

/** Gives the page’s first traces the ids that were announced, in their order, and all others ids of their own. */
export const announcedIds = {
  generateTraceId: () => announced.shift() ?? hex(16),
  generateSpanId: () => hex(8),
};
