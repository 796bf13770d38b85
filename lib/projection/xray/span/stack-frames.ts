/** One line of a stack, as a segment's cause has it. */
export interface StackFrame {
  path: string;
  line: number;
  label: string;
}

/** The innermost call first, as the exporter lists them. */
type Reader = (lines: readonly string[]) => StackFrame[];

/** What is longer is no stack that anybody reads, and each line costs a match. */
const MOST_LINES = 500;
const LONGEST_LINE = 1000;

/** `    at getUser (/app/users.js:10:5)`, and without a name `    at /app/users.js:10:5`. */
const v8: Reader = (lines) =>
  lines.flatMap((line) => {
    const at = /^ {4}at (.*)$/.exec(line)?.[1];
    if (at === undefined) return [];
    const open = at.endsWith(')') ? at.indexOf('(') : -1;
    const label = open === -1 ? '' : at.slice(0, open).trim();
    return [{ ...placeOf(open === -1 ? at : at.slice(open + 1, -1)), label }];
  });

/** `/app/users.js:10:5`, with a column or without one. */
function placeOf(text: string): { path: string; line: number } {
  const found = /^(.*?):(\d+)(?::\d+)?$/.exec(text);
  return { path: found?.[1] ?? text, line: Number(found?.[2] ?? 0) };
}

/** `  File "/app/users.py", line 10, in get_user`; the innermost stands last. */
const python: Reader = (lines) =>
  lines
    .flatMap((line) => {
      const [, path, number, label] = /^ {2}File "([^"]*)", line (\d+)(?:, in (.*))?$/.exec(line) ?? [];
      return path === undefined ? [] : [{ path, line: Number(number), label: label ?? '' }];
    })
    .toReversed();

/** `\tat com.example.Users.get(Users.java:10)`. PHP's SDK writes the same. */
const java: Reader = (lines) =>
  lines.flatMap((line) => {
    const [, label, place] = /^\tat ([^(]*)\(([^)]*)\)$/.exec(line) ?? [];
    if (label === undefined || place === undefined) return [];
    return [{ ...placeOf(place), label: label.slice(label.indexOf('/') + 1) }];
  });

/** `   at Users.Get() in /app/Users.cs:line 10`. */
const dotnet: Reader = (lines) =>
  lines.flatMap((line) => {
    const [, label, place] = /^at (.*?)(?: in (.*))?$/.exec(line.trim()) ?? [];
    if (label === undefined) return [];
    const [, path, number] = /^(.*):line (\d+)$/.exec(place ?? '') ?? [];
    return [{ path: path ?? place ?? '', line: Number(number ?? 0), label }];
  });

/** A function's name, and below it, indented, its place: `\t/app/users.go:10 +0x1d`. */
const go: Reader = (lines) =>
  lines.flatMap((line, nth) => {
    const [, path, number] = /^\t(\S+):(\d+)/.exec(line) ?? [];
    return path === undefined ? [] : [{ path, line: Number(number), label: lines[nth - 1] ?? '' }];
  });

const readers: Record<string, Reader> = {
  nodejs: v8, webjs: v8, javascript: v8, python, java, php: java, dotnet, go,
}; // prettier-ignore

/**
 * A stack trace's text as frames.
 * @param language `telemetry.sdk.language` of the resource; of a language that is not known no frame is read
 */
export function framesOf(stack: string, language: string): StackFrame[] {
  const reader = Object.hasOwn(readers, language) ? readers[language] : undefined;
  const lines = stack.split('\n', MOST_LINES).map((line) => line.slice(0, LONGEST_LINE));
  return reader === undefined ? [] : reader(lines);
}
