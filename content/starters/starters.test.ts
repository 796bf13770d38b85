import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

const folder = fileURLToPath(new URL('backend-flask/', import.meta.url));
const read = (file: string): string => readFileSync(folder + file, 'utf8');
const files = (readdirSync(folder, { recursive: true }) as string[]).filter((file) => !/\.venv|__pycache__/.test(file));

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
    const lines = read('requirements.txt').split('\n');
    const packages = lines.filter((line) => line !== '' && !line.startsWith('#'));
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

  it('carries the notes’ three variables in its docker-compose.yml', () => {
    const { services } = parse(read('docker-compose.yml')) as { services: Record<string, { environment: unknown }> };
    expect(services['backend-flask']?.environment).toEqual({
      OTEL_SERVICE_NAME: 'backend-flask',
      OTEL_EXPORTER_OTLP_ENDPOINT: 'https://api.honeycomb.io',
      OTEL_EXPORTER_OTLP_HEADERS: 'x-honeycomb-team=${HONEYCOMB_API_KEY}',
    });
  });

  it.each(files.filter((file) => file.endsWith('.yml')))('%s is YAML about the same service', (file) => {
    expect(Object.keys((parse(read(file)) as { services: object }).services)).toEqual(['backend-flask']);
  });

  it('holds no key, only the place for one', () => {
    const values = files
      .filter((file) => /\.(sh|yml|env|example)$/.test(file))
      .flatMap((file) =>
        Array.from(read(file).matchAll(/(?:API_KEY=|x-honeycomb-team=)"?([^"\s]+)/g), ([, value]) => value),
      );
    expect(values.length).toBeGreaterThan(4);
    expect(new Set(values)).toEqual(new Set(['<api-key>', '${HONEYCOMB_API_KEY}']));
  });
});
