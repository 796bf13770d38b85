import { z } from 'zod';
import type { Desk } from '../../desk.ts';
import type { FilterGroup } from '../../../projection/xray/filter/evaluate.ts';
import { parseFilter } from '../../../projection/xray/filter/parse.ts';
import { answer, Fault, invalidRequest, operation, type Answer, type Operation } from './call.ts';

/** Where groups are kept, by their name. */
export const GROUPS = 'segment-groups';
const MOST_GROUPS = 25;

const insights = z.object({
  InsightsEnabled: z.boolean().default(false),
  NotificationsEnabled: z.boolean().default(false),
});
const groupName = z.string().min(1).max(32);
const whichGroup = z.object({ GroupName: groupName.nullish(), GroupARN: z.string().min(1).max(400).nullish() });

/** A group as it is kept, in the fields of the API. */
const keptGroupSchema = z.object({
  GroupName: z.string(),
  GroupARN: z.string(),
  FilterExpression: z.string().optional(),
  InsightsConfiguration: insights,
});
export type KeptGroup = z.infer<typeof keptGroupSchema>;

/** Numbers stand for an account; there is none. */
export const ACCOUNT = '000000000000';
const arnOf = (name: string, region: string): string => `arn:aws:xray:${region}:${ACCOUNT}:group/${name}/SPANWALK`;

export async function allGroups(desk: Desk): Promise<KeptGroup[]> {
  const kept = await desk.documents.list(GROUPS);
  return kept
    .flatMap(({ body }) => keptGroupSchema.safeParse(body).data ?? [])
    .toSorted((a, b) => (a.GroupName < b.GroupName ? -1 : 1));
}

/** What expressions of a workspace refer to by `group.name`. */
export async function filterGroups(desk: Desk): Promise<FilterGroup[]> {
  return (await allGroups(desk)).map(({ GroupName, GroupARN, FilterExpression }) => {
    const parsed = FilterExpression ? parseFilter(FilterExpression) : null;
    return { name: GroupName, arn: GroupARN, expression: parsed?.kind === 'parsed' ? parsed.expression : null };
  });
}

/** A group by its name or ARN. */
export async function groupOf(desk: Desk, which: z.infer<typeof whichGroup>): Promise<KeptGroup | Fault> {
  const { GroupName: name, GroupARN: arn } = which;
  if (!name && !arn) return invalidRequest('Either GroupName or GroupARN is required', 'Name the group.');
  const groups = await allGroups(desk);
  const found = groups.find(({ GroupName, GroupARN }) => (!name || GroupName === name) && (!arn || GroupARN === arn));
  const there =
    groups.length === 0 ? 'There is none yet.' : `There are: ${groups.map(({ GroupName }) => GroupName).join(', ')}.`;
  return found ?? invalidRequest('Group not found', there);
}

/** Why an expression is not taken; null where it is, or where there is none. */
export function filterFault(expression: string | null | undefined): Fault | null {
  if (!expression) return null;
  const parsed = parseFilter(expression);
  if (parsed.kind === 'parsed') return null;
  const { from, message, hint } = parsed.error;
  return invalidRequest(`Invalid filter expression: ${message} (at character ${from + 1})`, hint);
}

const createSchema = z.object({
  GroupName: groupName,
  FilterExpression: z.string().nullish(),
  InsightsConfiguration: insights.nullish(),
});

const noInsights = { InsightsEnabled: false, NotificationsEnabled: false };

/** https://docs.aws.amazon.com/xray/latest/api/API_CreateGroup.html */
const createGroup = operation('CreateGroup', '/CreateGroup', createSchema, async ({ desk, input, region }) => {
  const { GroupName, FilterExpression, InsightsConfiguration } = input;
  if (GroupName === 'Default') return invalidRequest('Default is a reserved group name', 'Choose another name.');
  const fault = filterFault(FilterExpression);
  if (fault) return fault;
  const groups = await allGroups(desk);
  if (groups.some((group) => group.GroupName === GroupName))
    return invalidRequest('A group with the same name already exists', 'Nothing is lost: update-group changes it.');
  if (groups.length >= MOST_GROUPS) return invalidRequest('Group limit exceeded', `At most ${MOST_GROUPS} groups.`);
  const group: KeptGroup = {
    GroupName,
    GroupARN: arnOf(GroupName, region),
    ...(FilterExpression && { FilterExpression }),
    InsightsConfiguration: InsightsConfiguration ?? noInsights,
  };
  await desk.documents.put(GROUPS, GroupName, group);
  return answer({ Group: group });
});

const updateSchema = whichGroup.extend({
  FilterExpression: z.string().nullish(),
  InsightsConfiguration: insights.nullish(),
});

const updateGroup = operation('UpdateGroup', '/UpdateGroup', updateSchema, async ({ desk, input }) => {
  const before = await groupOf(desk, input);
  if (before instanceof Fault) return before;
  const fault = filterFault(input.FilterExpression);
  if (fault) return fault;
  const group: KeptGroup = {
    ...before,
    ...(input.FilterExpression && { FilterExpression: input.FilterExpression }),
    ...(input.InsightsConfiguration && { InsightsConfiguration: input.InsightsConfiguration }),
  };
  await desk.documents.put(GROUPS, group.GroupName, group);
  return answer({ Group: group });
});

const getGroup = operation('GetGroup', '/GetGroup', whichGroup, async ({ desk, input }): Promise<Answer | Fault> => {
  const group = await groupOf(desk, input);
  return group instanceof Fault ? group : answer({ Group: group });
});

const getGroups = operation('GetGroups', '/Groups', z.object({}), async ({ desk }) =>
  answer({ Groups: await allGroups(desk) }),
);

const deleteGroup = operation('DeleteGroup', '/DeleteGroup', whichGroup, async ({ desk, input }) => {
  const group = await groupOf(desk, input);
  if (group instanceof Fault) return group;
  await desk.documents.remove(GROUPS, group.GroupName);
  return answer({});
});

export const groupOperations: readonly Operation[] = [createGroup, updateGroup, getGroup, getGroups, deleteGroup];
