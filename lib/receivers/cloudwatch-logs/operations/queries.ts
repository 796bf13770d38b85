import { randomUUID } from 'node:crypto';
import type { Desk } from '../../desk.ts';
import type { Answer, Call } from '../call.ts';
import { groupOrFault } from '../catalogue.ts';
import { Fault } from '../fault.ts';
import { parseQuery } from '../insights/parse-query.ts';
import { readInput, type Input } from '../input.ts';
import { ACCOUNT, groupName, nameIn } from '../names.ts';
import { pageOf } from '../page.ts';
import { answerOf } from './query-results.ts';

const QUERIES = 'log-queries';

/** How many queries are remembered; the oldest go first. */
const MOST_QUERIES = 100;

/** A query that was started. It is run when its results are asked for. */
export interface KeptQuery {
  queryId: string;
  queryString: string;
  groups: string[];
  /** Unix milliseconds, both inclusive. */
  from: number;
  to: number;
  limit: number;
  createTime: number;
}

const shape = {
  queryLanguage: { kind: 'text', among: ['CWLI', 'SQL', 'PPL'] },
  logGroupName: groupName,
  logGroupNames: { kind: 'texts', min: 1, max: 50 },
  logGroupIdentifiers: { kind: 'texts', min: 1, max: 50 },
  startTime: { kind: 'integer', min: 0, required: true },
  endTime: { kind: 'integer', min: 0, required: true },
  queryString: { kind: 'text', max: 10_000, required: true },
  limit: { kind: 'integer', min: 1, max: 100_000 },
} as const;

export async function startQuery({ desk, body }: Call): Promise<Answer | Fault> {
  const input = readInput(body, shape);
  if (input instanceof Fault) return input;
  const groups = await groupsOf(desk, input);
  if (groups instanceof Fault) return groups;
  const fault = faultOf(input);
  if (fault !== null) return fault;
  const query: KeptQuery = {
    queryId: randomUUID(),
    queryString: input.queryString,
    groups,
    from: asMs(input.startTime),
    to: asMs(input.endTime),
    limit: input.limit ?? 10_000,
    createTime: desk.now(),
  };
  await desk.documents.put(QUERIES, query.queryId, query);
  await forgetOldest(desk);
  return { output: { queryId: query.queryId } };
}

/** The reference says seconds; some clients send milliseconds, and no clock shows such seconds. */
const asMs = (time: number): number => (time > 100_000_000_000 ? time : time * 1000);

async function groupsOf(desk: Desk, input: Input<typeof shape>): Promise<string[] | Fault> {
  const { logGroupName, logGroupNames, logGroupIdentifiers } = input;
  const given = [logGroupName === undefined ? undefined : [logGroupName], logGroupNames, logGroupIdentifiers];
  const [named, ...others] = given.filter((names) => names !== undefined);
  if (named === undefined || others.length > 0) return oneWay;
  const groups = named.map(nameIn);
  for (const name of groups) {
    if ((await groupOrFault(desk, name)) instanceof Fault) return noGroup(name);
  }
  return groups;
}

const oneWay = new Fault(
  'InvalidParameterException',
  'Exactly one of logGroupName, logGroupNames and logGroupIdentifiers is needed.',
  'Name the log groups in one way.',
);

const noGroup = (name: string): Fault =>
  new Fault(
    'ResourceNotFoundException',
    `Log group '${name.slice(0, 512)}' does not exist for account ID '${ACCOUNT}'`,
    'Compare its name with those of DescribeLogGroups.',
  );

function faultOf({ queryLanguage, queryString, startTime, endTime }: Input<typeof shape>): Fault | null {
  if (queryLanguage !== undefined && queryLanguage !== 'CWLI') return otherLanguage;
  if (endTime < startTime) return backwards;
  const parsed = parseQuery(queryString);
  if (parsed.kind === 'query') return null;
  const { message, from, to } = parsed.problem;
  return new Fault('MalformedQueryException', `${message} ([${from},${to}])`, SUBSET, {
    queryCompileError: { location: { startCharOffset: from, endCharOffset: to }, message },
  });
}

const SUBSET =
  'Spanwalk runs a part of Logs Insights: fields, display, filter, parse with a glob or with named groups, stats, sort, dedup, limit.';

const otherLanguage = new Fault(
  'InvalidParameterException',
  'Only the query language CWLI is supported here.',
  'Leave queryLanguage out.',
);

const backwards = new Fault(
  'InvalidParameterException',
  'The end time of the query is before its start time.',
  'Both are Unix seconds.',
);

/** Newest first. */
async function allQueries(desk: Desk): Promise<KeptQuery[]> {
  const queries = (await desk.documents.list(QUERIES)).map(({ body }) => body as KeptQuery);
  return queries.toSorted((one, other) => other.createTime - one.createTime);
}

async function forgetOldest(desk: Desk): Promise<void> {
  for (const { queryId } of (await allQueries(desk)).slice(MOST_QUERIES)) await desk.documents.remove(QUERIES, queryId);
}

const queryId = { kind: 'text', min: 1, max: 256, required: true } as const;

export async function getQueryResults({ desk, body }: Call): Promise<Answer | Fault> {
  const input = readInput(body, { queryId });
  if (input instanceof Fault) return input;
  const query = (await desk.documents.get(QUERIES, input.queryId)) as KeptQuery | undefined | null;
  return query ? answerOf(desk, query) : noQuery();
}

const noQuery = (): Fault =>
  new Fault(
    'ResourceNotFoundException',
    'The specified query does not exist.',
    `Start it with StartQuery; the last ${MOST_QUERIES} are remembered.`,
  );

/** A query is over as soon as it is answered, so that there is never one to stop; the service says so in this way. */
export async function stopQuery({ desk, body }: Call): Promise<Answer | Fault> {
  const input = readInput(body, { queryId });
  if (input instanceof Fault) return input;
  if (!(await desk.documents.get(QUERIES, input.queryId))) return noQuery();
  return new Fault(
    'InvalidParameterException',
    'The specified query is not running.',
    'Its results are there already.',
  );
}

export async function describeQueries({ desk, body }: Call): Promise<Answer | Fault> {
  const input = readInput(body, {
    logGroupName: groupName,
    status: { kind: 'text' },
    maxResults: { kind: 'integer', min: 1, max: 1000 },
    nextToken: { kind: 'text', min: 1 },
  });
  if (input instanceof Fault) return input;
  const { logGroupName, status = 'Complete' } = input;
  const queries = (await allQueries(desk)).filter(
    ({ groups }) => status === 'Complete' && (logGroupName === undefined || groups.includes(logGroupName)),
  );
  const page = pageOf(queries, input.nextToken, input.maxResults ?? 1000);
  if (page instanceof Fault) return page;
  return { output: { queries: page.items.map(described), ...page.more } };
}

const described = ({ queryId: id, queryString, groups, createTime }: KeptQuery): object => ({
  queryLanguage: 'CWLI',
  queryId: id,
  queryString: `SOURCE '${groups.join("','")}' | ${queryString}`,
  status: 'Complete',
  createTime,
  logGroupName: groups[0],
});
