import { describe, expect, it } from 'vitest';
import type { Environment } from '../settings/settings.ts';
import { destinationsFrom } from './destinations.ts';

const own = { url: new URL('http://127.0.0.1:4318/v1/traces'), alsoAt: [new URL('http://localhost:3000/v1/traces')] };

/** Each destination as `id address headers`, one a line; what a reader of the environment would want to know. */
function outline(env: Environment): string[] {
  const { destinations } = destinationsFrom(env, own);
  return destinations.map(({ id, url, headers }) => {
    const pairs = Object.entries(headers).map(([name, value]) => `${name}=${value}`);
    return [id, url.href, ...pairs].join(' ');
  });
}

const alwaysOwn = 'own http://127.0.0.1:4318/v1/traces';

describe('the destinations', () => {
  it('are Spanwalk’s own receiver alone when nothing is set', () => {
    expect(outline({})).toEqual([alwaysOwn]);
  });

  it('carry the practice key to the own receiver, and to no other', () => {
    const env = { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector.test:4318' };
    const { destinations } = destinationsFrom(env, { ...own, key: 'practice' });
    expect(destinations.map(({ headers }) => headers)).toEqual([{ 'x-honeycomb-team': 'practice' }, {}]);
  });

  it.each([
    ['http://collector.test:4318', 'http://collector.test:4318/v1/traces'],
    ['http://collector.test:4318/', 'http://collector.test:4318/v1/traces'],
    ['http://collector.test/otlp/', 'http://collector.test/otlp/v1/traces'],
  ])('append the signal’s path to the general endpoint %s', (endpoint, url) => {
    expect(outline({ OTEL_EXPORTER_OTLP_ENDPOINT: endpoint })).toEqual([alwaysOwn, `otlp ${url}`]);
  });

  it('use the traces endpoint as it stands, before the general one', () => {
    const env = {
      OTEL_EXPORTER_OTLP_ENDPOINT: 'http://general.test',
      OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: 'http://traces.test/in',
    };
    expect(outline(env)).toEqual([alwaysOwn, 'otlp http://traces.test/in']);
  });

  it('merge both header variables, the traces one winning, and decode them', () => {
    const env = {
      OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector.test',
      OTEL_EXPORTER_OTLP_HEADERS: 'X-One=a%20b, x-two=general,,x-empty=',
      OTEL_EXPORTER_OTLP_TRACES_HEADERS: 'x-two=traces=2',
    };
    expect(outline(env)).toEqual([alwaysOwn, 'otlp http://collector.test/v1/traces x-one=a b x-two=traces=2']);
  });

  it('do not send to the own receiver twice, however its address is spelt', () => {
    for (const endpoint of ['http://localhost:4318', 'http://[::1]:4318/', 'http://127.0.0.1:3000']) {
      expect(outline({ OTEL_EXPORTER_OTLP_ENDPOINT: endpoint })).toEqual([alwaysOwn]);
    }
  });

  it('keep a collector on another port of this machine', () => {
    const env = { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://localhost:14318' };
    expect(outline(env)).toEqual([alwaysOwn, 'otlp http://localhost:14318/v1/traces']);
  });
});

describe('Honeycomb', () => {
  const named = 'https://api.honeycomb.io/v1/traces x-honeycomb-team=secret';

  it('is added by its key alone', () => {
    expect(outline({ HONEYCOMB_API_KEY: 'secret' })).toEqual([alwaysOwn, `honeycomb ${named}`]);
  });

  it('is one destination when the notes’ three variables name it as well', () => {
    const env = {
      HONEYCOMB_API_KEY: 'secret',
      OTEL_EXPORTER_OTLP_ENDPOINT: 'https://api.honeycomb.io',
      OTEL_EXPORTER_OTLP_HEADERS: 'x-honeycomb-team=secret',
    };
    expect(outline(env)).toEqual([alwaysOwn, `otlp ${named}`]);
  });

  it('gets the key where the OTLP headers forgot it, in the region that the endpoint names', () => {
    const env = { HONEYCOMB_API_KEY: 'secret', OTEL_EXPORTER_OTLP_ENDPOINT: 'https://api.eu1.honeycomb.io' };
    expect(outline(env)).toEqual([alwaysOwn, 'otlp https://api.eu1.honeycomb.io/v1/traces x-honeycomb-team=secret']);
  });

  it('stands beside another collector', () => {
    const env = { HONEYCOMB_API_KEY: 'secret', OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector.test' };
    expect(outline(env)).toEqual([alwaysOwn, 'otlp http://collector.test/v1/traces', `honeycomb ${named}`]);
  });

  it.each([
    ['https://api.eu1.honeycomb.io/', ['https://api.eu1.honeycomb.io/v1/traces']],
    ['http://localhost:4318', []],
  ])('is where HONEYCOMB_API_ENDPOINT says, %s, but never Spanwalk itself', (endpoint, others) => {
    const { destinations } = destinationsFrom({ HONEYCOMB_API_KEY: 'k', HONEYCOMB_API_ENDPOINT: endpoint }, own);
    expect(destinations.slice(1).map(({ url }) => url.href)).toEqual(others);
  });
});

describe('what the environment got wrong', () => {
  it.each([
    ['destination/endpoint', { OTEL_EXPORTER_OTLP_ENDPOINT: 'localhost:4318' }],
    ['destination/endpoint', { OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: 'not an address' }],
    [
      'destination/protocol',
      { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://c.test:4317', OTEL_EXPORTER_OTLP_PROTOCOL: 'grpc' },
    ],
    ['destination/honeycomb', { HONEYCOMB_API_KEY: '${HONEYCOMB_API_KEY}' }],
    ['destination/honeycomb', { HONEYCOMB_API_KEY: 'k', HONEYCOMB_API_ENDPOINT: 'honeycomb' }],
  ])('is told as %s, and the own receiver still receives: %j', (code, env) => {
    const { destinations, problems } = destinationsFrom(env, own);
    expect(problems.map((problem) => problem.code)).toEqual([code]);
    expect(destinations.map(({ id }) => id)).toEqual(['own']);
  });

  it('is told of a path that is appended twice, and sent to all the same', () => {
    const { destinations, problems } = destinationsFrom(
      { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://c.test/v1/traces' },
      own,
    );
    expect(problems.map(({ code }) => code)).toEqual(['destination/doubled-path']);
    expect(destinations[1]?.url.pathname).toBe('/v1/traces/v1/traces');
  });

  it('is told without any header’s text, since it may be a key', () => {
    const env = {
      OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector.test',
      OTEL_EXPORTER_OTLP_HEADERS: 'x-ok=1,sesame-open,x-bad=%E0%A4%A,x-line=a%0D%0Ab',
    };
    const { destinations, problems } = destinationsFrom(env, own);
    expect(problems.map((problem) => problem.at)).toEqual([2, 3, 4].map((n) => ['OTEL_EXPORTER_OTLP_HEADERS', n]));
    expect(JSON.stringify(problems)).not.toContain('sesame');
    expect(destinations[1]?.headers).toEqual({ 'x-ok': '1' });
  });
});
