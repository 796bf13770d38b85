import type { Desk } from '../../desk.ts';
import type { Answer, Call } from '../call.ts';
import { allGroups, placesOf, type LogGroup } from '../catalogue.ts';
import { Fault } from '../fault.ts';
import { readInput } from '../input.ts';
import { groupArn, groupName, nameIn } from '../names.ts';
import { removeExpired } from '../retention.ts';
import { pageOf } from '../page.ts';

const limit = { kind: 'integer', min: 1, max: 50 } as const;
const nextToken = { kind: 'text', min: 1 } as const;
const PAGE = 50;

export async function describeLogGroups({ desk, body, region }: Call): Promise<Answer | Fault> {
  const input = readInput(body, {
    logGroupNamePrefix: groupName,
    logGroupNamePattern: { kind: 'text', max: 512, pattern: /^[.\-_/#A-Za-z0-9]*$/ },
    logGroupIdentifiers: { kind: 'texts', min: 1, max: 50 },
    logGroupClass: { kind: 'text' },
    nextToken,
    limit,
  });
  if (input instanceof Fault) return input;
  const { logGroupNamePrefix: prefix, logGroupNamePattern: pattern, logGroupClass } = input;
  if (prefix !== undefined && pattern !== undefined) return twoSearches;
  const named = input.logGroupIdentifiers?.map(nameIn);
  const groups = (await allGroups(desk)).filter(
    (group) =>
      group.logGroupName.startsWith(prefix ?? '') &&
      group.logGroupName.includes(pattern ?? '') &&
      (named?.includes(group.logGroupName) ?? true) &&
      (logGroupClass === undefined || group.logGroupClass === logGroupClass),
  );
  const page = pageOf(groups, input.nextToken, input.limit ?? PAGE);
  if (page instanceof Fault) return page;
  for (const group of page.items) await removeExpired(desk, group);
  const bytes = await bytesByGroup(desk);
  const logGroups = page.items.map((group) => described(group, region, bytes.get(group.logGroupName) ?? 0));
  return { output: { logGroups, ...page.more } };
}

const twoSearches = new Fault(
  'InvalidParameterException',
  'LogGroup name prefix and LogGroup name pattern are mutually exclusive parameters.',
  'Give one of them.',
);

async function bytesByGroup(desk: Desk): Promise<Map<string, number>> {
  const bytes = new Map<string, number>();
  for (const place of await placesOf(desk)) bytes.set(place.place, (bytes.get(place.place) ?? 0) + place.bytes);
  return bytes;
}

function described(group: LogGroup, region: string, storedBytes: number): object {
  const arn = groupArn(region, group.logGroupName);
  return { ...group, tags: undefined, metricFilterCount: 0, arn: `${arn}:*`, logGroupArn: arn, storedBytes };
}
