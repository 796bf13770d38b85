import { expect, test } from 'vitest';
import { frameTrace } from '@/lib/telemetry/packed-trace.ts';
import type { Answer } from './ask.ts';
import { TraceReader, type TraceAnswer } from './trace-reader.ts';

const ID = 'a'.repeat(32);

/** Lets everything run that waits for nothing from outside. */
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** An empty trace, read when the store stood at `upTo`. */
function frame(upTo: number): Uint8Array {
  const names = ['seq', 'spanId', 'size', 'texts', 'resources', 'scopes'];
  const head = new TextEncoder().encode(JSON.stringify({ base: '0', ...Object.fromEntries(names.map((name) => [name, []])) }));
  const packed = new Uint8Array(4 + head.length);
  new DataView(packed.buffer).setUint32(0, head.length, true);
  packed.set(head, 4);
  return frameTrace({ syntheticRoots: [], truncated: false, upTo }, packed);
} // prettier-ignore

/** A reader whose questions are answered by hand. */
function byHand(upTo?: ReadonlyMap<string, number>) {
  const asked: string[] = [];
  const read: TraceAnswer[][] = [];
  const waiting: ((answer: Answer<Uint8Array>) => void)[] = [];
  const get = (href: string): Promise<Answer<Uint8Array>> => {
    asked.push(href.replace(`/classroom/traces/${ID}/`, ''));
    return new Promise((resolve) => waiting.push(resolve));
  };
  const reader = new TraceReader([ID], { get, onRead: (answers) => read.push(answers), upTo });
  const answer = async (given: Answer<Uint8Array>): Promise<void> => {
    waiting.at(-1)?.(given);
    await settled();
  };
  return { reader, asked, read, answer };
}

const good = (upTo: number): Answer<Uint8Array> => ({ ok: true, body: frame(upTo) });

test('a trace that is asked for again is read from where the last reading ended', async () => {
  const { reader, asked, answer } = byHand();
  reader.ask();
  await answer(good(7));
  reader.ask();
  await answer(good(9));
  reader.ask();
  expect(asked).toEqual(['packed', 'packed?after=7', 'packed?after=9']);
});

test('what is asked for while a reading is under way waits for it, and neither is lost', async () => {
  const { reader, asked, read, answer } = byHand();
  reader.ask();
  reader.ask();
  reader.ask();
  expect(asked).toEqual(['packed']);
  await answer(good(7));
  expect(read).toMatchObject([[{ upTo: 7 }]]);
  expect(asked).toEqual(['packed', 'packed?after=7']);
  await answer(good(8));
  expect(read).toMatchObject([[{ upTo: 7 }], [{ upTo: 8 }]]);
});

test('where the page came with the trace, only what came since is asked for', () => {
  const { reader, asked } = byHand(new Map([[ID, 42]]));
  reader.ask();
  expect(asked).toEqual(['packed?after=42']);
});

test('a reading that fails tells that there is nothing, and the next one starts where it did', async () => {
  const { reader, asked, read, answer } = byHand(new Map([[ID, 42]]));
  reader.ask();
  await answer({ ok: false, status: 0, problems: [] });
  expect(read).toEqual([[]]);
  reader.ask();
  expect(asked).toEqual(['packed?after=42', 'packed?after=42']);
});

test('who has stopped hears nothing', async () => {
  const { reader, read, answer } = byHand();
  reader.ask();
  reader.stop();
  await answer(good(7));
  reader.ask();
  expect(read).toEqual([]);
});
