import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

const folder = fileURLToPath(new URL('backend-flask/', import.meta.url));
const read = (file: string): string => readFileSync(folder + file, 'utf8');
const files = (readdirSync(folder, { recursive: true }) as string[]).filter((file) => !/\.venv|__pycache__/.test(file));

/** A requirements file’s packages. */
const lines = (text: string): string[] => text.split('\n').filter((line) => /^[a-z]/.test(line));

const python = ['python3', 'python'].find((command) => spawnSync(command, ['--version']).status === 0);

describe('the Flask backend', () => {
  it.skipIf(python === undefined).each(files.filter((file) => file.endsWith('.py')))(
    '%s is Python that compiles (skipped where there is no python3)',
    (file) => {
      const checked = spawnSync(python ?? '', ['-c', 'import ast, sys; ast.parse(sys.stdin.read())'], {
        input: read(file),
        encoding: 'utf8',
      });
      expect(checked.stderr).toBe('');
    },
  );

  it('pins the notes’ five packages, and what they instrument, to exact versions', () => {
    const packages = lines(read('requirements.txt'));
    expect(packages.filter((line) => !/^[a-z-]+==\d[\w.]+$/.test(line))).toEqual([]);
    expect(packages.map((line) => line.split('==')[0])).toEqual([
      'flask',
      'requests',
      'opentelemetry-api',
      'opentelemetry-sdk',
      'opentelemetry-exporter-otlp-proto-http',
      'opentelemetry-instrumentation-flask',
      'opentelemetry-instrumentation-requests',
    ]);
  });

  it('pins the clients of the other vendors apart, to the versions that the vendors’ own tests run', () => {
    const tried = lines(readFileSync('tests/interop/vendors/requirements.txt', 'utf8'));
    const wanted = lines(read('requirements-vendors.txt'));
    expect(wanted.map((line) => line.split('==')[0])).toEqual([
      'aws-xray-sdk',
      'watchtower',
      'boto3',
      'botocore',
      'blinker',
      'rollbar',
    ]);
    expect(wanted.filter((line) => !tried.includes(line))).toEqual([]);
    expect(tried.filter((line) => /^(flask|requests)==/.test(line))).toEqual(
      lines(read('requirements.txt')).filter((line) => /^(flask|requests)==/.test(line)),
    );
  });

  it('carries the notes’ variables and their daemon in its docker-compose.yml', () => {
    const { services } = parse(read('docker-compose.yml')) as { services: Record<string, { environment: unknown }> };
    const keys = {
      AWS_ACCESS_KEY_ID: '${AWS_ACCESS_KEY_ID}',
      AWS_SECRET_ACCESS_KEY: '${AWS_SECRET_ACCESS_KEY}',
    };
    expect(Object.keys(services)).toEqual(['backend-flask', 'xray-daemon']);
    expect(services['backend-flask']?.environment).toEqual({
      OTEL_SERVICE_NAME: 'backend-flask',
      OTEL_EXPORTER_OTLP_ENDPOINT: 'https://api.honeycomb.io',
      OTEL_EXPORTER_OTLP_HEADERS: 'x-honeycomb-team=${HONEYCOMB_API_KEY}',
      AWS_XRAY_URL: '*4567-${GITPOD_WORKSPACE_ID}.${GITPOD_WORKSPACE_CLUSTER_HOST}*',
      AWS_XRAY_DAEMON_ADDRESS: 'xray-daemon:2000',
      AWS_DEFAULT_REGION: '${AWS_DEFAULT_REGION}',
      ...keys,
      ROLLBAR_ACCESS_TOKEN: '${ROLLBAR_ACCESS_TOKEN}',
    });
    expect(services['xray-daemon']).toEqual({
      image: 'amazon/aws-xray-daemon',
      environment: { ...keys, AWS_REGION: 'ca-central-1' },
      command: 'xray -o -b xray-daemon:2000',
      ports: ['2000:2000/udp'],
    });
  });

  it.each(files.filter((file) => file.endsWith('.yml')))('%s is YAML about the same services', (file) => {
    const { services } = parse(read(file)) as { services: object };
    expect(Object.keys(services).filter((name) => name !== 'xray-daemon')).toEqual(['backend-flask']);
  });

  it('starts no daemon of AWS’s where Spanwalk is one', () => {
    const over = parse(read('docker-compose.spanwalk.yml')) as { services: Record<string, { profiles?: string[] }> };
    expect(over.services['xray-daemon']).toEqual({ profiles: ['aws'] });
    expect(read('docker-compose.spanwalk-linux.yml')).not.toContain('xray-daemon');
  });

  it.each(files.filter((file) => /^app_.*\.py$/.test(file)))('%s has its row in the README', (file) => {
    expect(read('README.md')).toContain(`| \`${file}\``);
  });

  it('has the course’s sampling rule, for the name that its recorders bear', () => {
    expect(JSON.parse(read('aws/json/xray.json'))).toEqual({
      SamplingRule: {
        RuleName: 'Cruddur', ResourceARN: '*', Priority: 9000, FixedRate: 0.1, ReservoirSize: 5,
        ServiceName: 'backend-flask', ServiceType: '*', Host: '*', HTTPMethod: '*', URLPath: '*', Version: 1,
      },
    }); // prettier-ignore
    expect(read('app_x1_recorder.py')).toContain('service="backend-flask"');
  });

  it('holds no key, only the place for one', () => {
    const values = files
      .filter((file) => /\.(sh|yml|env|example)$/.test(file))
      .flatMap((file) =>
        Array.from(
          read(file).matchAll(/(?:API_KEY=|x-honeycomb-team=|(?:KEY_ID|ACCESS_KEY|TOKEN)(?:=|: ))"?([^"\n]+)/g),
          ([, value]) => value,
        ),
      );
    expect(values.length).toBeGreaterThan(4);
    expect(values.filter((value) => !/^(<[a-z -]+>|\$\{[A-Z_]+\})$/i.test(value ?? ''))).toEqual([]);
  });
});
