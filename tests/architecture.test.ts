import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { journey } from '../lib/journey.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Who may import whom, by folder. What is not listed is forbidden; a folder may always import itself. */
const MAY_IMPORT: Record<string, readonly string[]> = {
  'lib/journey.ts': [],
  'lib/telemetry': [],
  'lib/settings': ['lib/telemetry'],
  'lib/receivers': ['lib/telemetry', 'lib/projection'],
  'lib/query': ['lib/telemetry'],
  'lib/bubble-up': ['lib/query', 'lib/telemetry'],
  'lib/store': ['lib/bubble-up', 'lib/telemetry', 'lib/query'],
  'lib/waterfall': ['lib/telemetry'],
  'lib/boards': ['lib/query', 'lib/telemetry'],
  'lib/guard': ['lib/telemetry'],
  'lib/spending': ['lib/telemetry'],
  'lib/flame': ['lib/telemetry', 'lib/waterfall'],
  'lib/compare': ['lib/flame', 'lib/telemetry', 'lib/waterfall'],
  'lib/service-map': ['lib/telemetry', 'lib/waterfall'],
  'lib/origin': ['lib/export', 'lib/guard', 'lib/query', 'lib/receivers', 'lib/store', 'lib/telemetry'],
  'lib/export': ['lib/guard', 'lib/telemetry', 'lib/waterfall'],
  'lib/journal': ['lib/guard', 'lib/query', 'lib/telemetry', 'lib/waterfall'],
  'lib/projection': ['lib/telemetry', 'lib/waterfall'],
  'lib/checker': ['lib/guard', 'lib/telemetry', 'lib/projection', 'lib/query', 'lib/waterfall'],
  'lib/feed': ['lib/telemetry', 'lib/checker'],
  'lib/curriculum': ['lib/checker', 'lib/journey.ts', 'lib/query', 'lib/telemetry'],
  'lib/exporters': ['lib/projection', 'lib/settings', 'lib/telemetry'],
  'lib/tracing': ['lib/exporters', 'lib/settings', 'lib/telemetry'],
  'lib/stages': ['lib/settings', 'lib/telemetry'],
  'lib/engine': ['lib/receivers', 'lib/store', 'lib/query', 'lib/settings', 'lib/telemetry'],
  'lib/classroom': [
    'lib/boards', 'lib/checker', 'lib/curriculum', 'lib/engine', 'lib/exporters', 'lib/feed', 'lib/guard', 'lib/journal', 'lib/origin',
    'lib/projection', 'lib/query', 'lib/receivers', 'lib/settings', 'lib/spending', 'lib/stages', 'lib/store', 'lib/telemetry', 'lib/tracing',
    'lib/waterfall',
  ],
  'lib/cli': ['lib/checker', 'lib/curriculum', 'lib/feed', 'lib/journal', 'lib/query', 'lib/receivers', 'lib/telemetry', 'lib/waterfall'],
  'app/_ui': ['lib/checker', 'lib/flame', 'lib/service-map', 'lib/journey.ts', 'lib/projection', 'lib/query', 'lib/telemetry', 'lib/waterfall'],
  'app/_classroom': [
    'app/_ui', 'lib/boards', 'lib/bubble-up', 'lib/checker', 'lib/compare', 'lib/curriculum', 'lib/feed', 'lib/flame', 'lib/guard', 'lib/journal',
    'lib/origin', 'lib/projection', 'lib/query', 'lib/service-map', 'lib/spending', 'lib/store', 'lib/telemetry', 'lib/tracing',
    'lib/waterfall',
  ],
  'app/api': ['lib/telemetry', 'lib/tracing'],
  'app/classroom': [
    'lib/boards', 'lib/bubble-up', 'lib/checker', 'lib/classroom', 'lib/curriculum', 'lib/export', 'lib/feed', 'lib/journal', 'lib/projection', 'lib/query',
    'lib/receivers', 'lib/stages', 'lib/store', 'lib/telemetry', 'lib/tracing',
  ],
  'app/v1': ['lib/classroom', 'lib/receivers'],
  'app/1': ['lib/classroom', 'lib/query', 'lib/receivers', 'app/classroom'],
  'app/aws': ['lib/classroom', 'lib/receivers'],
  'app/rollbar': ['lib/classroom', 'lib/receivers'],
  app: ['app/_ui', 'app/_classroom', 'lib/checker', 'lib/classroom', 'lib/curriculum', 'lib/journey.ts', 'lib/projection', 'lib/query', 'lib/telemetry', 'lib/waterfall', 'mdx-components.tsx', 'content'],
  content: [],
  'instrumentation.ts': ['lib/classroom', 'lib/tracing'],
  'proxy.ts': ['lib/classroom'],
  'instrumentation-client.ts': ['lib/tracing'],
  'mdx-components.tsx': ['app', 'app/_ui', 'app/_classroom'],
}; // prettier-ignore

const VENDORS = /honeycomb|rollbar|x-?ray|cloudwatch/i;

/** Where code may name a vendor: its own folders, lessons, the words of pages, and the settings that vendors name. */
const VENDOR_HOMES = [
  /^lib\/(receivers|exporters|projection)\/(honeycomb|rollbar|x-?ray|cloudwatch-logs)\//,
  // A word of the vocabulary says which vendor's documents it is about.
  /^lib\/checker\/signals\/(x-?ray\/|x-?ray\.ts$|x-?ray-)/,
  /^content\//,
  /^app\/.*\.tsx$/,
  /^lib\/settings\//,
  // The query language is Honeycomb's.
  /^lib\/query\//,
];

/** Files elsewhere that name a vendor all the same, and why they must. */
const VENDOR_EXCEPTIONS: Record<string, string> = {
  'lib/receivers/receive.ts': 'the list of receivers',
  'lib/classroom/resources/proofs.ts': 'tries rules and groups on what arrived, by the projections that know them',
  'lib/exporters/destinations.ts': 'the list of vendors with variables of their own',
  'app/api/_cruddur/home-activities.ts': 'the line that the course writes is spelt so',
  'app/api/segments-from-opentelemetry/after/route.ts': 'the attribute that the step is about is spelt so',
  'lib/checker/findings/traces.ts': 'a finding’s advice names the header that the student has to set',
  'lib/checker/findings/segments.ts': 'a finding’s advice names the variables and headers that the student has to set',
  'lib/checker/signals/registry.ts': 'the list of signals',
  'lib/guard/leaks.fixture.ts': 'a leaked token of each vendor',
  'lib/guard/look-alikes.fixture.ts': 'what only looks like a vendor’s secret, and must stay silent',
  'lib/guard/vendor-look-alikes.fixture.ts': 'what only begins like a vendor’s token, and must stay silent',
  'lib/guard/vendor-tokens.ts': 'a token is known by how its vendor begins it, or by the name of its header',
  'lib/checker/quote.ts': 'a secret is known by the name of its header',
  'lib/stages/testing/otlp-sink.ts': 'stands in for a receiver in the stages’ tests',
  'app/_classroom/connect/settings-text.ts': 'the lines to copy from the connect page',
  'proxy.ts': 'the paths that the app’s own port leaves to the receivers',
};

function sourceFiles(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|tsx|mjs|css)$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((file) => !file.includes('node_modules'));
}

const files = [
  ...['app', 'lib', 'content'].flatMap(sourceFiles),
  'instrumentation.ts',
  'instrumentation-client.ts',
  'proxy.ts',
  'mdx-components.tsx',
];
const code = files.filter((file) => /\.tsx?$/.test(file));
const isTest = (file: string): boolean => /\.(test|contract)\.tsx?$/.test(file);
const text = (file: string): string => readFileSync(join(root, file), 'utf8');

/** Code alone. A `//` or `/*` inside a word, as in an address or a path, begins no comment. */
const withoutComments = (source: string): string => source.replaceAll(/(?<=^|[\s{(,;])(\/\*[^]*?\*\/|\/\/.*$)/gm, '');

/** The most specific room of the table that a file is in. */
function roomOf(file: string): string {
  const rooms = Object.keys(MAY_IMPORT).filter((room) => file === room || file.startsWith(`${room}/`));
  return rooms.toSorted((a, b) => b.length - a.length)[0] ?? `(no room: ${file})`;
}

/** The project's own files that a file imports, types included. */
function importsOf(file: string): string[] {
  const found = text(file).matchAll(/(?:from|import)\s*\(?\s*['"]([^'"]+)['"]/g);
  return [...found].flatMap(([, target = '']) => {
    if (target.startsWith('@/')) return [target.slice(2)];
    if (target.startsWith('.'))
      return [
        relative(root, join(root, dirname(file), target))
          .split(sep)
          .join('/'),
      ];
    return [];
  });
}

describe('the house', () => {
  it('has a room for every file', () => {
    expect(code.map(roomOf).filter((room) => room.startsWith('('))).toEqual([]);
  });

  it('lets imports point one way only', () => {
    const wrong = code
      .filter((file) => !isTest(file))
      .flatMap((file) => {
        const room = roomOf(file);
        const forbidden = importsOf(file)
          .map(roomOf)
          .filter((to) => to !== room && !MAY_IMPORT[room]?.includes(to));
        return forbidden.map((to) => `${file} imports ${to}`);
      });
    expect(wrong).toEqual([]);
  });

  it('keeps every vendor at home', () => {
    const naming = code.filter(
      (file) =>
        !isTest(file) && !VENDOR_HOMES.some((home) => home.test(file)) && VENDORS.test(withoutComments(text(file))),
    );
    expect(naming.toSorted()).toEqual(Object.keys(VENDOR_EXCEPTIONS).toSorted());
  });

  it('has each stage of the journey where the map says it is', () => {
    for (const { home } of journey) expect(readdirSync(join(root, home)).length).toBeGreaterThan(0);
  });

  it('writes raw colours in the tokens file alone', () => {
    const raw = /#[0-9a-f]{3,8}\b(?![^{]*\{)|\b(rgb|hsl|oklch)a?\(/i;
    const painted = files.filter(
      (file) => file.endsWith('.css') && !file.endsWith('tokens.css') && raw.test(text(file)),
    );
    expect(painted).toEqual([]);
  });

  it('marks client components only among the islands', () => {
    const marked = code.filter((file) => /^['"]use client['"]/m.test(text(file)));
    const allowed = /^app\/(_classroom\/|error\.tsx|global-error\.tsx)/;
    expect(marked.filter((file) => !allowed.test(file))).toEqual([]);
  });

  it('remembers nothing in the drawings', () => {
    const stateful = code.filter(
      (file) => file.startsWith('app/_ui/') && /\buse(State|Effect|Reducer)\(/.test(text(file)),
    );
    expect(stateful).toEqual([]);
  });

  it('never renders a string as HTML', () => {
    expect(code.filter((file) => !isTest(file) && text(file).includes('dangerouslySetInnerHTML'))).toEqual([]);
  });

  it('gives no folder a name that says nothing', () => {
    const empty = /(^|\/)(utils?|helpers?|common|misc|managers?|constants|types)(\.tsx?$|\/)/;
    expect(files.filter((file) => empty.test(file))).toEqual([]);
  });
});
