import { describe, expect, it } from 'vitest';
import { readSettings, type Environment } from './settings.ts';

function settings(env: Environment) {
  const read = readSettings(env);
  if ('problems' in read) throw new Error(read.problems.map((problem) => problem.message).join('\n'));
  return read.ok;
}

function problems(env: Environment): string[] {
  const read = readSettings(env);
  return 'problems' in read ? read.problems.map((problem) => problem.message) : [];
}

describe('the settings', () => {
  it('have a default for everything', () => {
    expect(settings({})).toEqual({
      port: 3000,
      host: '127.0.0.1',
      dataDir: '.spanwalk',
      otlpHttpPort: 4318,
      otlpGrpcPort: 4317,
      daemonPort: 2000,
      maxSpans: 1_000_000,
      maxSignals: 1_000_000,
      keyRequired: false,
      maxBodyBytes: 67_108_864,
      keepBodies: true,
      allowedHosts: [],
      ownServiceHosts: [],
      serviceName: 'backend-next',
    });
  });

  it('take what the environment says', () => {
    const env = {
      PORT: '0',
      SPANWALK_OTLP_HTTP_PORT: 'off',
      SPANWALK_XRAY_PORT: '2100',
      SPANWALK_REQUIRE_KEY: 'TRUE',
      SPANWALK_ALLOWED_HOSTS: 'a.test, B.test',
    };
    expect(settings(env)).toMatchObject({
      port: 0,
      otlpHttpPort: 'off',
      daemonPort: 2100,
      keyRequired: true,
      allowedHosts: ['a.test', 'b.test'],
    });
  });

  it('count a variable that is set to nothing as unset', () => {
    expect(settings({ PORT: ' ', SPANWALK_DATA_DIR: '' })).toMatchObject({ port: 3000, dataDir: '.spanwalk' });
  });

  it('name every variable that does not hold, and what it takes', () => {
    expect(problems({ PORT: '3000x', SPANWALK_REQUIRE_KEY: 'perhaps', SPANWALK_OTLP_HTTP_PORT: '65536' })).toEqual([
      'PORT is “3000x”; it takes a whole number from 0 to 65535.',
      'SPANWALK_OTLP_HTTP_PORT is “65536”; it takes a whole number from 0 to 65535, or “off”.',
      'SPANWALK_REQUIRE_KEY is “perhaps”; it takes true or false.',
    ]);
  });

  it('quote a wrong value without what a terminal would obey', () => {
    expect(problems({ PORT: '\u001B[31mred\u001B[0m' })[0]).toBe(
      'PORT is “�[31mred�[0m”; it takes a whole number from 0 to 65535.',
    );
  });
});

describe('the practice service’s name', () => {
  it.each([
    [{ OTEL_SERVICE_NAME: 'mine', OTEL_RESOURCE_ATTRIBUTES: 'service.name=other' }, 'mine'],
    [{ OTEL_RESOURCE_ATTRIBUTES: 'team=a, service.name=my%20shop' }, 'my shop'],
    [{ OTEL_RESOURCE_ATTRIBUTES: 'service.name=%' }, 'backend-next'],
    [{ OTEL_SERVICE_NAME: '  ' }, 'backend-next'],
  ])('%j gives %s', (env, name) => {
    expect(settings(env).serviceName).toBe(name);
  });
});
