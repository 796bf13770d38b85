import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { course } from '@/app/learn/_course/course.ts';
import { expectationJsonSchema, type JsonSchema } from '@/lib/checker/expectation-json-schema.ts';
import { fieldsOf, type Field } from './fields.ts';
import worked from './worked-example.json';

/** A check as it stands in a file. */
interface Example {
  file: string;
  lines: string[];
}

/** One signal as the page tells it. */
export interface SignalDoc {
  signal: string;
  means: string;
  /** Its own words; those that every check has are told once. */
  fields: Field[];
  example: Example;
}

type WrittenCheck = { signal: string; hints?: unknown };

/** The expectation files of the lessons, in the order of the course. */
function lessonFiles(): { file: string; checks: WrittenCheck[] }[] {
  return course().lessons.flatMap(({ steps }) =>
    steps.flatMap((step) => {
      if (step.kind !== 'emit') return [];
      const file = join(step.folder, 'expectation.json');
      const { checks } = JSON.parse(readFileSync(join(process.cwd(), file), 'utf8')) as { checks: WrittenCheck[] };
      return [{ file, checks }];
    }),
  );
}

const LONGEST_LINE = 70;

/** Puts a list or an object that holds nothing nested into one line, where it fits. */
const inOneLine = (block: string): string => {
  const line = block.replaceAll(/\s*\n\s*/g, ' ').replace(/^\[ (.*) \]$/, '[$1]');
  return line.length <= LONGEST_LINE ? line : block;
};

/** A check as a person would write it, without its hints. */
function linesOf(check: WrittenCheck): string[] {
  const { hints: _, ...rest } = check;
  const flat = JSON.stringify(rest, null, 2).replaceAll(/[[{]\n[^[\]{}]*[\]}]/g, inOneLine);
  return flat.replaceAll(/[[{]\n[^\n]*\n\s*[\]}]/g, inOneLine).split('\n');
}

/** The shortest check of a lesson for that signal; where no lesson has one yet, the worked example's. */
function exampleOf(signal: string): Example {
  const inLessons = lessonFiles().flatMap(({ file, checks }) =>
    checks.filter((check) => check.signal === signal).map((check) => ({ file, lines: linesOf(check) })),
  );
  const longer = inLessons.filter(({ lines }) => lines.length > 12).toSorted((a, b) => a.lines.length - b.lines.length);
  const [first] = [...longer, ...inLessons];
  if (first !== undefined) return first;
  const check: WrittenCheck | undefined = worked.checks.find((each) => each.signal === signal);
  return { file: 'a worked example', lines: check === undefined ? [] : linesOf(check) };
}

const defs: Readonly<Record<string, JsonSchema>> = expectationJsonSchema().$defs ?? {};

/** The words that every check has. */
export function commonFields(): Field[] {
  const common = fieldsOf(defs.AbsentCheck ?? {}, defs);
  return common.filter(({ path }) => !['signal', 'match'].includes(path));
}

/** Every signal that a check can be about. */
export function signalDocs(): SignalDoc[] {
  const common = new Set(commonFields().map(({ path }) => path));
  return Object.entries(defs)
    .filter(([name]) => name.endsWith('Check'))
    .map(([, schema]) => {
      const signal = String(schema.properties?.signal?.const ?? '');
      const fields = fieldsOf(schema, defs).filter(({ path }) => path !== 'signal' && !common.has(path));
      return { signal, means: schema.description ?? '', fields, example: exampleOf(signal) };
    });
}
