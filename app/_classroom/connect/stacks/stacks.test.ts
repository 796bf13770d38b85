import { describe, expect, it } from 'vitest';
import { endpointFrom, KEY_HEADER } from '../settings-text.ts';
import { curlLine } from './by-hand.ts';
import { stacks } from './stacks.ts';

const key = 'the-key';
const over = (carrier: 'http' | 'grpc', id: string, withKey: string | null = key): string => {
  const endpoint = carrier === 'grpc' ? 'http://localhost:4317' : 'http://localhost:4318';
  const stack = stacks.find((each) => each.id === id);
  const texts = stack?.snippets({ place: 'here', endpoint, carrier, key: withKey }).map(({ text }) => text);
  return texts?.join('\n') ?? '';
};
const ids = stacks.map(({ id }) => id);

describe('the settings of a stack', () => {
  it.each(ids)('hold the address and the key: %s', (id) => {
    expect(over('http', id)).toContain('http://localhost:4318');
    expect(over('http', id)).toMatch(new RegExp(`${KEY_HEADER}["=: ]+the-key`));
  });

  it.each(ids)('name no header where no key is wanted: %s', (id) => {
    expect(over('http', id, null)).not.toContain(KEY_HEADER);
  });

  it.each(ids)('never end an endpoint in a slash: %s', (id) => {
    expect(over('http', id)).not.toMatch(/:4318\/(?!v1\/traces)/);
  });

  it.each([
    ['node', 'OTEL_EXPORTER_OTLP_PROTOCOL="grpc"'],
    ['java', 'OTEL_EXPORTER_OTLP_PROTOCOL="grpc"'],
    ['dotnet', 'OTEL_EXPORTER_OTLP_PROTOCOL="grpc"'],
    ['flask', 'opentelemetry.exporter.otlp.proto.grpc.trace_exporter'],
    ['go', 'otlptracegrpc.New(ctx)'],
    ['collector', 'otlp/spanwalk:\n    endpoint: localhost:4317\n    tls:\n      insecure: true'],
  ])('choose gRPC as the stack wants it: %s', (id, words) => expect(over('grpc', id)).toContain(words));

  it.each(['next', 'curl'])('say so where a stack has no gRPC: %s', (id) => {
    const stack = stacks.find((each) => each.id === id);
    expect(stack?.note({ place: 'here', endpoint: 'http://localhost:4317', carrier: 'grpc', key: null })).toMatch(
      /choose HTTP/,
    );
  });

  it('of the notes’ Flask backend are the notes’ own three variables, in a container as in the notes', () => {
    const flask = stacks.find(({ id }) => id === 'flask');
    const endpoint = endpointFrom('container', 'http://localhost:4318');
    const texts = flask?.snippets({ place: 'container', endpoint, carrier: 'http', key }).map(({ text }) => text);
    expect(texts).toContain(`OTEL_SERVICE_NAME: "backend-flask"
OTEL_EXPORTER_OTLP_ENDPOINT: "http://host.docker.internal:4318"
OTEL_EXPORTER_OTLP_HEADERS: "${KEY_HEADER}=the-key"`);
    expect(over('http', 'flask')).toContain('export OTEL_EXPORTER_OTLP_ENDPOINT="http://localhost:4318"');
  });
});

describe('an agent that sends every signal by itself', () => {
  it.each(['node', 'java'])('is told to send no metrics, which nobody receives, and may send its logs: %s', (id) => {
    expect(over('http', id)).toContain('OTEL_METRICS_EXPORTER="none"');
    expect(over('http', id)).not.toContain('OTEL_LOGS_EXPORTER');
  });
});

describe('the address', () => {
  it('is another one from inside a container', () => {
    expect(endpointFrom('container', 'http://localhost:4318')).toBe('http://host.docker.internal:4318');
    expect(endpointFrom('here', 'http://localhost:4318')).toBe('http://localhost:4318');
  });
});

describe('the line for curl', () => {
  it('is one line of JSON that a shell completes', () => {
    const line = curlLine({ endpoint: 'http://localhost:4318', key: null });
    expect(line).not.toContain('\n');
    const body = / -d '(.*)'$/.exec(line)?.[1] ?? '';
    const filled = body.replaceAll(/'\$\([^)]*\)(\d*)'/g, '1$1');
    expect(JSON.parse(filled)).toMatchObject({
      resourceSpans: [{ scopeSpans: [{ spans: [{ name: 'hello', kind: 1 }] }] }],
    });
  });
});
