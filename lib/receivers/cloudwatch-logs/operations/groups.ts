import type { Answer, Call } from '../call.ts';
import { findGroup, groupOrFault, GROUPS, STREAMS, streamsOf, streamId, type LogGroup } from '../catalogue.ts';
import { Fault } from '../fault.ts';
import { readInput } from '../input.ts';
import { groupName } from '../names.ts';
import { removeExpired, retentionTerms } from '../retention.ts';

/** The service has quotas; ours is what one workspace needs and a list can show. */
const MOST_GROUPS = 1000;

const logGroupClass = { kind: 'text', among: ['STANDARD', 'INFREQUENT_ACCESS', 'DELIVERY', 'ESSENTIALS'] } as const;

export async function createLogGroup({ desk, body }: Call): Promise<Answer | Fault> {
  const input = readInput(body, {
    logGroupName: { ...groupName, required: true },
    kmsKeyId: { kind: 'text', max: 256 },
    tags: { kind: 'tags', min: 1, max: 50 },
    logGroupClass,
    deletionProtectionEnabled: { kind: 'flag' },
  });
  if (input instanceof Fault) return input;
  const { logGroupName, ...rest } = input;
  if (logGroupName.startsWith('aws/')) return reservedName;
  if (await findGroup(desk, logGroupName)) return groupThere();
  if ((await desk.documents.list(GROUPS)).length >= MOST_GROUPS) return tooMany;
  const group = { logGroupClass: 'STANDARD', creationTime: desk.now(), ...withoutAbsent(rest), logGroupName };
  await desk.documents.put(GROUPS, logGroupName, group);
  return { output: null };
}

const withoutAbsent = <T extends object>(fields: T): Partial<T> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Partial<T>;

const groupThere = (): Fault =>
  new Fault(
    'ResourceAlreadyExistsException',
    'The specified log group already exists',
    'That is no harm: treat this error as success, as most clients do.',
  );

const reservedName = new Fault(
  'InvalidParameterException',
  "Log groups starting with 'aws/' are reserved for AWS.",
  'Choose another name; a leading slash (/aws/…) is allowed.',
);

const tooMany = new Fault(
  'LimitExceededException',
  'Resource limit exceeded.',
  'Delete log groups you no longer need.',
);

export async function deleteLogGroup({ desk, body }: Call): Promise<Answer | Fault> {
  const input = readInput(body, { logGroupName: { ...groupName, required: true } });
  if (input instanceof Fault) return input;
  const { logGroupName } = input;
  const group = await groupOrFault(desk, logGroupName);
  if (group instanceof Fault) return group;
  if (group.deletionProtectionEnabled === true) return protectedGroup;
  for (const { logStreamName } of await streamsOf(desk, logGroupName)) {
    await desk.documents.remove(STREAMS, streamId(logGroupName, logStreamName));
  }
  await desk.removeSignals({ signal: 'log', place: logGroupName });
  await desk.documents.remove(GROUPS, logGroupName);
  return { output: null };
}

const protectedGroup = new Fault(
  'ValidationException',
  'The log group is protected from deletion.',
  'It was created with deletionProtectionEnabled.',
);

export async function putRetentionPolicy({ desk, body }: Call): Promise<Answer | Fault> {
  const input = readInput(body, {
    logGroupName: { ...groupName, required: true },
    retentionInDays: { kind: 'integer', among: retentionTerms, required: true },
  });
  if (input instanceof Fault) return input;
  const { retentionInDays } = input;
  const kept = await changeGroup({ desk, body }, input.logGroupName, (group) => ({ ...group, retentionInDays }));
  if (kept instanceof Fault) return kept;
  await removeExpired(desk, kept);
  return { output: null };
}

export async function deleteRetentionPolicy({ desk, body }: Call): Promise<Answer | Fault> {
  const input = readInput(body, { logGroupName: { ...groupName, required: true } });
  if (input instanceof Fault) return input;
  const kept = await changeGroup({ desk, body }, input.logGroupName, withoutRetention);
  return kept instanceof Fault ? kept : { output: null };
}

function withoutRetention(group: LogGroup): LogGroup {
  const kept = { ...group };
  delete kept.retentionInDays;
  return kept;
}

/** Changes a group's document; a group that came about by OTLP gets its first one here. */
export async function changeGroup(
  { desk }: Pick<Call, 'desk' | 'body'>,
  name: string,
  change: (group: LogGroup) => LogGroup,
): Promise<LogGroup | Fault> {
  const group = await groupOrFault(desk, name);
  if (group instanceof Fault) return group;
  const changed = change(group);
  await desk.documents.put(GROUPS, name, changed);
  return changed;
}
