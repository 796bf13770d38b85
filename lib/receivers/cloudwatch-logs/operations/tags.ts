import type { Answer, Call } from '../call.ts';
import { groupOrFault } from '../catalogue.ts';
import { Fault } from '../fault.ts';
import { readInput } from '../input.ts';
import { groupName, nameIn } from '../names.ts';
import { changeGroup } from './groups.ts';

const MOST_TAGS = 50;
const resourceArn = { kind: 'text', min: 1, max: 1011, pattern: /^[\w+=/:,.@#-]*$/, required: true } as const;
const logGroupName = { ...groupName, required: true } as const;
const tags = { kind: 'tags', min: 1, max: MOST_TAGS, required: true } as const;

type Tags = Record<string, string>;

export async function tagResource(call: Call): Promise<Answer | Fault> {
  const input = readInput(call.body, { resourceArn, tags });
  return input instanceof Fault ? input : addTags(call, nameIn(input.resourceArn), input.tags);
}

/** The older name for the same. */
export async function tagLogGroup(call: Call): Promise<Answer | Fault> {
  const input = readInput(call.body, { logGroupName, tags });
  return input instanceof Fault ? input : addTags(call, input.logGroupName, input.tags);
}

async function addTags(call: Call, name: string, added: Tags): Promise<Answer | Fault> {
  const group = await groupOrFault(call.desk, name);
  if (group instanceof Fault) return group;
  const all = { ...group.tags, ...added };
  if (Object.keys(all).length > MOST_TAGS) return tooManyTags;
  await changeGroup(call, name, (known) => ({ ...known, tags: all }));
  return { output: null };
}

const tooManyTags = new Fault(
  'TooManyTagsException',
  `A resource can have at most ${MOST_TAGS} tags.`,
  'Take tags away first (UntagResource).',
);

export async function untagResource(call: Call): Promise<Answer | Fault> {
  const input = readInput(call.body, { resourceArn, tagKeys: { kind: 'texts', max: 50, required: true } });
  return input instanceof Fault ? input : removeTags(call, nameIn(input.resourceArn), input.tagKeys);
}

export async function untagLogGroup(call: Call): Promise<Answer | Fault> {
  const input = readInput(call.body, { logGroupName, tags: { kind: 'texts', min: 1, required: true } });
  return input instanceof Fault ? input : removeTags(call, input.logGroupName, input.tags);
}

async function removeTags(call: Call, name: string, keys: readonly string[]): Promise<Answer | Fault> {
  const kept = ([key]: [string, string]): boolean => !keys.includes(key);
  const changed = await changeGroup(call, name, (group) => ({
    ...group,
    tags: Object.fromEntries(Object.entries(group.tags ?? {}).filter(kept)),
  }));
  return changed instanceof Fault ? changed : { output: null };
}

export async function listTagsForResource(call: Call): Promise<Answer | Fault> {
  const input = readInput(call.body, { resourceArn });
  return input instanceof Fault ? input : listed(call, nameIn(input.resourceArn));
}

export async function listTagsLogGroup(call: Call): Promise<Answer | Fault> {
  const input = readInput(call.body, { logGroupName });
  return input instanceof Fault ? input : listed(call, input.logGroupName);
}

async function listed({ desk }: Call, name: string): Promise<Answer | Fault> {
  const group = await groupOrFault(desk, name);
  return group instanceof Fault ? group : { output: { tags: group.tags ?? {} } };
}
