import { describe, expect, it } from 'vitest';
import type { SignalJson } from '../telemetry/signal-json.ts';
import type { SpanJson } from '../telemetry/span-json.ts';
import { FeedHub, type HubOptions } from './hub.ts';
import { parseLastEventId } from './sse.ts';

const span = (seq: number, name = `span ${seq}`): SpanJson => ({ seq, name }) as SpanJson;
const log = (seq: number): SignalJson => ({ seq, signal: 'log', log: { eventName: `log ${seq}` } }) as SignalJson;

const large = (seq: number): SignalJson => ({ ...log(seq), environment: 'x'.repeat(700_000) });

function hub(stored: (SpanJson | SignalJson)[], extra: Partial<HubOptions> = {}) {
  const occupied: boolean[] = [];
  const made = new FeedHub({
    readAfter: async (_workspace, after, limit) => {
      const missed = stored.filter(({ seq }) => seq > after);
      return {
        spans: missed.flatMap((one) => ('signal' in one ? [] : [one])).slice(0, limit),
        signals: missed.flatMap((one) => ('signal' in one ? [one] : [])).slice(0, limit),
      };
    },
    lastSeq: async () => stored.at(-1)?.seq ?? 0,
    onOccupied: (is) => occupied.push(is),
    ...extra,
  });
  return { hub: made, occupied };
}

/** One event as `type#id names`. */
function shown(part: string): string {
  const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(part)?.[1];
  const data = JSON.parse(field('data') ?? '{}') as { spans?: SpanJson[]; signals?: SignalJson[]; missed?: number };
  const signals = data.signals?.map((one) => (one.signal === 'log' ? one.log.eventName : one.signal));
  const body = (data.spans?.map(({ name }) => name) ?? signals)?.join(',') ?? data.missed ?? '';
  const id = field('id');
  return `${field('event')}${id ? `#${id}` : ''} ${body}`.trim();
}

/** Reads so many events, then leaves. */
async function read(stream: ReadableStream<Uint8Array>, count: number): Promise<string[]> {
  const reader = stream.getReader();
  const decoder = new TextDecoder();
  let text = '';
  while (text.split('\n\n').length <= count) {
    const { value, done } = await reader.read();
    if (done) break;
    text += decoder.decode(value, { stream: true });
  }
  await reader.cancel();
  return text.split('\n\n').slice(0, -1).map(shown);
}

describe('the live feed', () => {
  it('greets a new reader with where the store stands, and sends nothing old', async () => {
    const { hub: feed } = hub([span(1), span(2)]);
    expect(await read(feed.subscribe('local', null), 1)).toEqual(['hello#2']);
  });

  it('ends every reader’s stream when it closes, and at once those that come afterwards', async () => {
    const { hub: feed, occupied } = hub([span(1)]);
    const streams = [feed.subscribe('local', null), feed.subscribe('ada', null)];
    feed.close();
    streams.push(feed.subscribe('local', 0));
    expect(await Promise.all(streams.map((stream) => read(stream, 1)))).toEqual([[], [], []]);
    expect([feed.readers, occupied]).toEqual([0, [true, false]]);
  });

  it('sends a returning reader what it missed, and then what is new, each once', async () => {
    const stored = [span(1), span(2), span(3)];
    const { hub: feed } = hub(stored);
    const stream = feed.subscribe('local', 1);
    // Committed while the missed part is being read: once in the replay, once held. It must arrive once.
    feed.publish('local', { type: 'spans', spans: [span(3)] }, 3);
    feed.publish('local', { type: 'spans', spans: [span(4)] }, 4);
    expect(await read(stream, 3)).toEqual(['hello', 'spans#3 span 2,span 3', 'spans#4 span 4']);
  });

  it('sends spans and signals that were missed in the order in which they were stored', async () => {
    const { hub: feed } = hub([span(1), span(2), log(3), log(4), span(5)]);
    const replayed = ['hello', 'spans#2 span 2', 'signals#4 log 3,log 4', 'spans#5 span 5'];
    expect(await read(feed.subscribe('local', 1), 4)).toEqual(replayed);
  });

  it('counts signals among what a reader was away too long for', async () => {
    const stored = Array.from({ length: 30 }, (_, index) => (index % 2 === 0 ? span(index + 1) : log(index + 1)));
    const { hub: feed } = hub(stored, { maxReplay: 10 });
    expect(await read(feed.subscribe('local', 0), 2)).toEqual(['hello#30', 'gap 11']);
    expect(await read(feed.subscribe('local', 20), 11)).toHaveLength(11);
  });

  it('tells a reader that was away too long of the gap instead of flooding it', async () => {
    const stored = Array.from({ length: 30 }, (_, index) => span(index + 1));
    const { hub: feed } = hub(stored, { maxReplay: 10 });
    expect(await read(feed.subscribe('local', 0), 2)).toEqual(['hello#30', 'gap 11']);
  });

  it('tells a reader of the gap where what it missed is too large to be read at once', async () => {
    const readAfter = async () => ({ spans: [], signals: [log(1)], isCut: true });
    const { hub: feed } = hub([log(1), log(2)], { readAfter });
    expect(await read(feed.subscribe('local', 0), 2)).toEqual(['hello#2', 'gap 1']);
  });

  it('parts large signals into events of about a million characters', async () => {
    const { hub: feed } = hub([1, 2, 3, 4, 5].map(large));
    const replayed = ['hello', 'signals#2 log 1,log 2', 'signals#4 log 3,log 4', 'signals#5 log 5'];
    expect(await read(feed.subscribe('local', 0), 4)).toEqual(replayed);
  });

  it('starts afresh for a number that another data folder gave out', async () => {
    const { hub: feed } = hub([span(1)]);
    expect(await read(feed.subscribe('local', 99), 1)).toEqual(['hello#1']);
  });

  it('counts what a slow reader misses and says so once it reads on', async () => {
    const { hub: feed } = hub([], { maxBufferedBytes: 400 });
    const stream = feed.subscribe('local', null);
    await new Promise((resolve) => setTimeout(resolve, 10));
    for (let seq = 1; seq <= 50; seq++)
      feed.publish('local', { type: 'spans', spans: [span(seq, 'x'.repeat(50))] }, seq);
    const seen = await read(stream, 6);
    const arrived = seen.filter((line) => line.startsWith('spans')).length;
    expect(seen.find((line) => line.startsWith('gap'))).toBe(`gap ${50 - arrived}`);
  });

  it('never gives one workspace the spans of another', async () => {
    const { hub: feed } = hub([]);
    const stream = feed.subscribe('anna', null);
    await new Promise((resolve) => setTimeout(resolve, 10));
    feed.publish('ben', { type: 'spans', spans: [span(1)] }, 1);
    feed.publish('anna', { type: 'spans', spans: [span(2)] }, 2);
    expect(await read(stream, 2)).toEqual(['hello#0', 'spans#2 span 2']);
  });

  it('says when the first reader comes and when the last one leaves', async () => {
    const { hub: feed, occupied } = hub([]);
    const one = feed.subscribe('local', null);
    const two = feed.subscribe('local', null);
    await one.cancel();
    expect(occupied).toEqual([true]);
    await two.cancel();
    expect(occupied).toEqual([true, false]);
    expect(feed.readers).toBe(0);
  });
});

describe('a Last-Event-ID', () => {
  it.each([
    ['17', 17],
    [null, null],
    ['-1', null],
    ['1e3', null],
    ['99999999999999999999', null],
  ])('%s reads as %s', (text, number) => expect(parseLastEventId(text)).toBe(number));

  it('ends the streams of one workspace when asked, and no other’s', async () => {
    const { hub: feed, occupied } = hub([span(1)]);
    const ended = read(feed.subscribe('ada', null), 99);
    void feed.subscribe('grace', null);
    feed.end('ada');
    expect(await ended).toEqual(expect.any(Array));
    expect(feed.readers).toBe(1);
    expect(occupied).toEqual([true]);
  });
});
