import type { Expectation } from '../checker/expectation.ts';
import { parseExpectation } from '../checker/parse-expectation.ts';
import type { Mistake } from '../checker/signals/signal.ts';
import { faultIn, offsetOf, placeAt } from '../curriculum/json-text.ts';
import type { Problem } from '../telemetry/problem.ts';

export type Outcome<T> = { ok: T } | { problems: Problem[] };

const lineOf = (text: string, path: Mistake['path']): number => placeAt(text, offsetOf(text, path)).line;

const objections = (mistakes: readonly Mistake[], file: string, text: string): Problem[] =>
  mistakes.map(({ path, message }) => ({
    code: 'expectation/invalid',
    message: `${file}:${lineOf(text, path)}: ${path.join('.')}${path.length > 0 ? ': ' : ''}${message}`,
    hint: 'The expectation has to be put right before anything can be judged by it.',
    at: path,
  }));

/** An expectation from a file's text; what is wrong with it is said with the file and the line. */
function expectationIn(text: string, file: string): Outcome<Expectation> {
  const fault = faultIn(text);
  if (fault !== null) {
    const { line } = placeAt(text, fault.offset);
    const hint = 'An expectation is one JSON object.';
    const message = `${file}:${line}: ${file} is not JSON: ${fault.why}.`;
    return { problems: [{ code: 'expectation/not-json', message, hint }] };
  }
  const parsed = parseExpectation(JSON.parse(text));
  return 'ok' in parsed ? parsed : { problems: objections(parsed.mistakes, file, text) };
}

/** The same, read from disk. */
export function readExpectation(file: string, readFile: (path: string) => string): Outcome<Expectation> {
  try {
    return expectationIn(readFile(file), file);
  } catch {
    const hint = 'Look whether the file is there.';
    return { problems: [{ code: 'file/unreadable', message: `${file} cannot be read.`, hint }] };
  }
}
