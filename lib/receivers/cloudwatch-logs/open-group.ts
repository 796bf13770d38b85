import type { Call } from './call.ts';
import { groupOrFault, type LogGroup } from './catalogue.ts';
import { Fault } from './fault.ts';
import { readInput, type Input, type Shape } from './input.ts';
import { groupNamedIn, type ofOneGroup } from './names.ts';

/** An input that names one group, and that group. */
export interface Opened<S extends Shape> {
  input: Input<S>;
  group: LogGroup;
}

/** Reads an input that names its group by name or ARN, and finds the group. */
export async function openGroup<const S extends Shape & typeof ofOneGroup>(
  { desk, body }: Pick<Call, 'desk' | 'body'>,
  shape: S,
): Promise<Opened<S> | Fault> {
  const input = readInput(body, shape);
  if (input instanceof Fault) return input;
  const name = groupNamedIn(input);
  if (name instanceof Fault) return name;
  const group = await groupOrFault(desk, name);
  return group instanceof Fault ? group : { input, group };
}
