import { MistakeFound, type Expression } from './expression.ts';
import { functions, type FunctionName } from './functions.ts';
import { readTimeFormat } from './format-time.ts';
import { readPattern } from './pattern/read-pattern.ts';

type Call = Extract<Expression, { kind: 'call' }>;

/** Arguments that must stand in the expression itself as text, and what is asked of them. */
const texts: Partial<Record<FunctionName, { index: number; check: (text: string, at: number) => void }>> = {
  REG_MATCH: { index: 1, check: readPattern },
  REG_VALUE: { index: 1, check: readPattern },
  REG_COUNT: { index: 1, check: readPattern },
  FORMAT_TIME: { index: 0, check: readTimeFormat },
  LENGTH: { index: 1, check: checkUnit },
};

function checkUnit(text: string, at: number): void {
  if (text === 'bytes' || text === 'chars') return;
  throw new MistakeFound(at, 'LENGTH counts "bytes" or "chars".', 'Leave the second argument out to count characters.');
}

/** Throws `MistakeFound` where a function cannot take its arguments. */
export function checkCall({ name, args, at }: Call): void {
  const { least, most, usage } = functions[name];
  if (args.length < least || args.length > most) {
    const expected = least === most ? String(least) : `${least} to ${most}`;
    const message = `${name} takes ${expected} arguments, and here are ${args.length}.`;
    throw new MistakeFound(at, message, `Written ${usage}.`);
  }
  const text = texts[name];
  const argument = text && args[text.index];
  if (!text || !argument) return;
  if (argument.kind !== 'literal' || typeof argument.value !== 'string') {
    throw new MistakeFound(argument.at, `${name} needs text here, in quotes or backticks.`, `Written ${usage}.`);
  }
  text.check(argument.value, argument.at);
}
