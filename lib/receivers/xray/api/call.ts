import type { z } from 'zod';
import type { Problem } from '../../../telemetry/problem.ts';
import { awsError } from '../../aws/aws-error.ts';
import { countsOf, type Taken } from '../../aws/taken.ts';
import type { Reply } from '../../delivery.ts';
import type { CallEnding, Desk } from '../../desk.ts';
import { violationInWords } from './constraint.ts';

/** What the caller did wrong, as the service names it. */
export class Fault {
  readonly kind = 'fault';

  constructor(
    readonly type: 'InvalidRequestException' | 'RuleLimitExceededException' | 'ResourceNotFoundException',
    readonly message: string,
    readonly hint: string,
  ) {}
}

export const invalidRequest = (message: string, hint: string): Fault =>
  new Fault('InvalidRequestException', message, hint);

/** An operation’s answer; `taken` where it brought segments, `said` what was left out of them. */
export interface Answer {
  kind: 'answer';
  output: object;
  taken?: Taken;
  said?: readonly Problem[];
}

export const answer = (output: object): Answer => ({ kind: 'answer', output });

/** One request of an operation, in the workspace of its desk. */
export interface Call<Input> {
  desk: Desk;
  input: Input;
  /** Of the signature; X-Ray’s ARNs name it. */
  region: string;
}

/** One operation of the API. */
export interface Operation {
  name: string;
  /** Where it is posted, below the endpoint. */
  path: string;
  run(call: Call<unknown>): Promise<Answer | Fault>;
}

/** An operation with its input parsed at the door. */
export const operation = <Schema extends z.ZodType>(
  name: string,
  path: string,
  schema: Schema,
  run: (call: Call<z.infer<Schema>>) => Promise<Answer | Fault>,
): Operation => ({
  name,
  path,
  run: async ({ desk, input, region }) => {
    const parsed = schema.safeParse(input);
    return parsed.success ? run({ desk, region, input: parsed.data }) : invalidInput(parsed.error, input);
  },
});

/** So many are told one by one; how many there are besides is counted. */
const MOST_TOLD = 10;

function invalidInput({ issues }: z.ZodError, input: unknown): Fault {
  const told = issues.slice(0, MOST_TOLD).map((issue) => violationInWords(issue, input));
  const more = issues.length - told.length;
  const plural = issues.length === 1 ? '' : 's';
  return invalidRequest(
    `${issues.length} validation error${plural} detected: ${told.join('; ')}${more === 0 ? '' : `; and ${more} more`}`,
    'The reference of the operation lists its fields: docs.aws.amazon.com/xray/latest/api.',
  );
}

/** How a call ended: its answer in rest-json, and what the list of arrivals shows of it. */
export function endingOf(name: string, result: Answer | Fault): CallEnding {
  if (result.kind === 'fault') {
    const problem: Problem = { code: 'call/invalid-request', message: result.message, hint: result.hint };
    return { reply: faultReply(result), problem, operation: name, ...countsOf(undefined) };
  }
  const { output, taken, said } = result;
  const problem = taken?.refused[0] ?? said?.[0] ?? null;
  return { reply: jsonReply(200, output), problem, operation: name, ...countsOf(taken) };
}

const faultReply = ({ type, message }: Fault): Reply =>
  awsError('rest-json', { type, message, status: type === 'ResourceNotFoundException' ? 404 : 400 });

export const jsonReply = (status: number, output: object): Reply => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: new TextEncoder().encode(JSON.stringify(output)),
});
