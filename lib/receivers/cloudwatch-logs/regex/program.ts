import { RegexFault } from './parse-regex.ts';
import type { Assertion, CharTest, RegexNode } from './syntax.ts';

/** One instruction of a search; `to` are the instructions that may follow. */
export type Instruction =
  | { kind: 'char'; test: CharTest; to: number }
  | { kind: 'fork'; to: number; or: number }
  | { kind: 'assert'; at: Assertion; to: number }
  /** The beginning or the end of a named group. */
  | { kind: 'save'; name: string; side: 'from' | 'to'; to: number }
  | { kind: 'found' };

/** A larger one would make each character of a hostile text dear. */
const LARGEST = 800;

/** Lays a regular expression out as instructions (Thompson's construction), beginning with the first. */
export function programOf(node: RegexNode): Instruction[] {
  const program: Instruction[] = [];
  lay(program, node);
  program.push({ kind: 'found' });
  return program;
}

/** Appends a node's instructions, so that running off their end goes on with whatever is appended next. */
function lay(program: Instruction[], node: RegexNode): void {
  if (program.length > LARGEST) throw new RegexFault('it is too large', 0);
  switch (node.kind) {
    case 'char':
      return void program.push({ kind: 'char', test: node.test, to: program.length + 1 });
    case 'assert':
      return void program.push({ kind: 'assert', at: node.at, to: program.length + 1 });
    case 'sequence':
      for (const part of node.parts) lay(program, part);
      return;
    case 'choice':
      return layChoice(program, node.options);
    case 'group':
      program.push({ kind: 'save', name: node.name, side: 'from', to: program.length + 1 });
      lay(program, node.node);
      return void program.push({ kind: 'save', name: node.name, side: 'to', to: program.length + 1 });
    case 'repeat':
      return layRepeat(program, node);
    default:
      return node satisfies never;
  }
}

function layChoice(program: Instruction[], options: readonly RegexNode[]): void {
  const ends: { to: number }[] = [];
  for (const [index, option] of options.entries()) {
    const isLast = index === options.length - 1;
    const fork = { kind: 'fork' as const, to: program.length + 1, or: 0 };
    if (!isLast) program.push(fork);
    lay(program, option);
    if (isLast) break;
    const end = { kind: 'fork' as const, to: 0, or: 0 };
    program.push(end);
    ends.push(end);
    fork.or = program.length;
  }
  for (const end of ends) Object.assign(end, { to: program.length, or: program.length });
}

/** Of a fork's two ways `to` is tried first: a lazy repetition goes on rather than round again. */
const turned = (fork: { to: number; or: number }, isLazy: boolean): void => {
  if (isLazy) Object.assign(fork, { to: fork.or, or: fork.to });
};

function layRepeat(program: Instruction[], { node, min, max, isLazy }: Extract<RegexNode, { kind: 'repeat' }>): void {
  const start = program.length;
  for (let count = 0; count < min; count += 1) {
    lay(program, node);
    // What is empty stays empty, however often: `a{0}{250}{250}{250}` would be laid out for hours.
    if (program.length === start) return;
  }
  if (max === Number.POSITIVE_INFINITY) {
    const fork = { kind: 'fork' as const, to: program.length + 1, or: 0 };
    const again = program.push(fork) - 1;
    lay(program, node);
    program.push({ kind: 'fork', to: again, or: again });
    fork.or = program.length;
    return turned(fork, isLazy);
  }
  const forks: { to: number; or: number }[] = [];
  for (let count = min; count < max; count += 1) {
    const fork = { kind: 'fork' as const, to: program.length + 1, or: 0 };
    program.push(fork);
    forks.push(fork);
    lay(program, node);
  }
  for (const fork of forks) {
    fork.or = program.length;
    turned(fork, isLazy);
  }
}
