import { describe, expect, it } from 'vitest';
import { keyPlaces, type Sender } from './system.ts';
import { systems } from './systems.tsx';

const keys = { accessKeyId: 'the-id', secretAccessKey: 'the-secret', server: 'the-server', client: 'the-client' };
const here: Sender = { place: 'here', base: 'http://localhost:4318', daemon: '127.0.0.1:2000', keys };
const contained: Sender = {
  ...here,
  place: 'container',
  base: 'http://host.docker.internal:4318',
  daemon: 'host.docker.internal:2000',
};

const textOf = (id: string, sender: Sender = here): string =>
  systems
    .filter((system) => system.id === id)
    .flatMap((system) => system.snippets(sender).map(({ text }) => text))
    .join('\n');

describe('the settings of a system', () => {
  it.each([
    ['x-ray', 'export AWS_XRAY_DAEMON_ADDRESS="127.0.0.1:2000"'],
    ['x-ray', 'export AWS_ENDPOINT_URL_XRAY="http://localhost:4318/aws/xray"'],
    ['cloudwatch-logs', 'export AWS_ENDPOINT_URL_CLOUDWATCH_LOGS="http://localhost:4318/aws/logs"'],
    ['rollbar', 'export ROLLBAR_ENDPOINT="http://localhost:4318/rollbar/api/1/item/"'],
    ['rollbar', 'export ROLLBAR_ENDPOINT="http://localhost:4318/rollbar/api/1/"'],
    ['rollbar', 'export ROLLBAR_ACCESS_TOKEN="the-server"'],
  ])('name the address and the key as its clients read them: %s, %s', (id, line) =>
    expect(textOf(id).split('\n')).toContain(line),
  );

  it.each(['x-ray', 'cloudwatch-logs'])('hold all that a client of AWS wants before it sends: %s', (id) => {
    const text = textOf(id);
    expect(text).toContain('AWS_ACCESS_KEY_ID="the-id"');
    expect(text).toContain('AWS_SECRET_ACCESS_KEY="the-secret"');
    expect(text).toMatch(/AWS_REGION="[^]*AWS_DEFAULT_REGION="[^]*AWS_EC2_METADATA_DISABLED="true"/);
  });

  it('give a page the token of a page, and never the server’s', () => {
    const pages = systems
      .find(({ id }) => id === 'rollbar')
      ?.snippets(here)
      .filter(({ name }) => name.startsWith('in a page'));
    expect(pages?.map(({ text }) => text).join('')).toMatch(/^(?![^]*the-server)[^]*the-client/);
  });

  it.each(systems.map(({ id }) => id))('are lines of a compose file in a container: %s', (id) => {
    const text = textOf(id, contained);
    expect(text).not.toContain('export ');
    expect(text).toContain('host.docker.internal');
  });

  it('name to a page in a browser the machine itself, wherever the service runs', () => {
    expect(textOf('rollbar', contained)).toContain("endpoint: 'http://localhost:4318/rollbar/api/1/item/'");
  });

  it.each(systems.map(({ id }) => id))('hold no key before it is shown: %s', (id) => {
    const text = textOf(id, { ...here, keys: keyPlaces });
    expect(text).toMatch(/<(secret access key|server token)>/);
    expect(text).not.toContain('the-');
  });
});
