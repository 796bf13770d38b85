import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { posix } from 'node:path';

/** What computes and no more: nothing of it is set up, left open, or remembered from one test to the next. */
const CALM = new Set([
  '@dagrejs/dagre', 'csv-parse/sync', 'fast-check', 'mdast-util-from-markdown', 'mdast-util-gfm',
  'micromark-extension-gfm', 'next/link', 'node:crypto', 'node:path', 'node:url', 'node:zlib', 'pbf', 'react',
  'react-dom/server', 'yaml', 'zod',
]); // prettier-ignore

/** Of Node's file system only what reads. */
const READING = new Set(['existsSync', 'readFileSync', 'readdirSync', 'statSync']);

/** What in a file's text may outlast the tests of that file, or change what others find. */
const SIGNS: readonly [RegExp, string][] = [
  [/\bvi\.\w/, 'replaces something by `vi`'],
  // Behind a quotation mark or a dot it is part of the name of an attribute.
  [/(?<![.'`])\bprocess\.\w/, 'has to do with its process'],
  [/\bglobalThis\b/, 'has to do with globals'],
  [/\.prototype\b/, 'has to do with a prototype'],
  [/\b(Date|Math|JSON|Object|console|performance)\.\w+ = /, 'replaces a part of a global'],
  [/\bset(Timeout|Interval|Immediate)\(/, 'sets a timer'],
  [/\bexpect\.(extend|add\w+)\(/, 'teaches `expect`'],
  [/\b(import|require)\((?!')/, 'imports what only a run can tell'],
  [/\bimport\.meta\.(glob|env|hot)\b/, 'has to do with the bundler'],
  [/^(export )?let /m, 'has a variable of its module'],
  [/^(export )?const \w+(: (?!readonly)[^=]+)? = \[\];/m, 'has a list of its module'],
  [/^(export )?const \w+(: [^=]+)? = (new (Map|Set)(<.*>)?\(\)|\{\};)/m, 'has a collection of its module'],
];

/** Files that are trusted in spite of a sign, and why they may be. */
export const TRUSTED: Record<string, string> = {
  'app/_classroom/secrets/as-hidden.ts': 'remembers what it would find out again',
  'lib/checker/diagnose/renamed-keys.ts': 'its collection is filled once, as it is loaded',
  'lib/checker/diagnose/similarity.ts': 'remembers what it would find out again',
  'lib/checker/safe-pattern.ts': 'remembers what it would find out again',
  'lib/query/attribute-json.ts': 'remembers what it would find out again',
  'lib/query/expression/pattern/match-pattern.ts': 'remembers what it would find out again',
  'lib/store/signals.fixture.ts': 'counts, so that each signal is another',
  'lib/store/spans.fixture.ts': 'counts, so that each span is another',
};

const IMPORT = /^(?:import|export) (type )?([\w\s{},*$]*?)(?:\bfrom )?'([^'\n]+)'|\bimport\('([^'\n]+)'/gm;

export interface Look {
  /** The project's own files that it imports, types left out. */
  imports: string[];
  /** Why it must run apart, as the end of a sentence about it. */
  reasons: string[];
}

const isCalm = (target: string, names: string): boolean =>
  CALM.has(target) ||
  (target === 'node:fs' && names.split(/[{},\s]+/).every((name) => name === '' || READING.has(name)));

const isTest = (file: string): boolean => /\.test\.tsx?$/.test(file);

/** A hook that a shared module sets as it is loaded would hold for the first file alone that loads it. */
const mayImport = (file: string, target: string, names: string): boolean =>
  target === 'vitest' ? isTest(file) : isCalm(target, names);

/** One of the project's own files, as it is named from the project's folder; nothing for a package. */
function ownFile(importer: string, target: string): string | undefined {
  if (target.startsWith('@/')) return target.slice(2);
  return target.startsWith('.') ? posix.join(posix.dirname(importer), target) : undefined;
}

function signsIn(file: string, source: string): string[] {
  if (Object.hasOwn(TRUSTED, file)) return [];
  return SIGNS.filter(([sign]) => sign.test(source)).map(([, reason]) => reason);
}

/** What one file's text says about it. */
export function lookAt(file: string, source: string): Look {
  const look: Look = { imports: [], reasons: [] };
  for (const [, type, names = '', from, dynamic] of source.matchAll(IMPORT)) {
    if (type !== undefined) continue;
    const target = from ?? dynamic ?? '';
    const own = ownFile(file, target);
    if (own !== undefined) look.imports.push(own);
    else if (!mayImport(file, target, names)) look.reasons.push(`imports ${target}`);
  }
  look.reasons.push(...signsIn(file, source));
  return look;
}

/** Files without code of their own; a path with a `?` asks the bundler for something. */
const isCode = (file: string): boolean => !/\.(json|css)$/.test(file);

/**
 * The test files that may share a thread with others, without being loaded anew: those that only compute, by all that they
 * import. The others run in a process of their own. A file is moved by what it does; nobody has to remember a list.
 * @param root the project's folder, with a slash at its end
 * @returns paths in the project's folder, with slashes
 */
export function filesThatRunTogether(root: string): string[] {
  const looks = new Map<string, Look>();
  const look = (file: string): Look => {
    const known = looks.get(file);
    if (known) return known;
    const made = existsSync(root + file) ? lookAt(file, readFileSync(root + file, 'utf8')) : unreadable;
    looks.set(file, made);
    return made;
  };
  const isAllCalm = (file: string): boolean => {
    const reached = new Set([file]);
    for (const each of reached) {
      if (!isCode(each)) continue;
      const { imports, reasons } = look(each);
      if (reasons.length > 0) return false;
      for (const target of imports) reached.add(target);
    }
    return true;
  };
  return testFiles(root).filter(isAllCalm);
}

const unreadable: Look = { imports: [], reasons: ['is not there'] };

/** Every file of unit tests. */
export const testFiles = (root: string): string[] =>
  ['app', 'content', 'lib', 'tests'].flatMap((folder) =>
    readdirSync(root + folder, { recursive: true, encoding: 'utf8' })
      .map((file) => posix.join(folder, file.replaceAll('\\', '/')))
      .filter((file) => isTest(file) && !file.includes('node_modules')),
  );
