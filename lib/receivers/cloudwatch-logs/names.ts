import type { Input, Shape } from './input.ts';
import { Fault } from './fault.ts';

/** The account that every resource here belongs to; the service has twelve digits for it. */
export const ACCOUNT = '000000000000';

export const groupName = { kind: 'text', min: 1, max: 512, pattern: /^[.\-_/#A-Za-z0-9]+$/ } as const;
export const streamName = { kind: 'text', min: 1, max: 512, pattern: /^[^:*]*$/ } as const;
/** A group's name, or its ARN. */
const groupIdentifier = { kind: 'text', min: 1, max: 2048, pattern: /^[\w#+=/:,.@-]*$/ } as const;

/** The two ways in which reading operations name their group. */
export const ofOneGroup = { logGroupName: groupName, logGroupIdentifier: groupIdentifier } as const satisfies Shape;

export const groupArn = (region: string, name: string): string => `arn:aws:logs:${region}:${ACCOUNT}:log-group:${name}`;

export const streamArn = (region: string, group: string, stream: string): string =>
  `${groupArn(region, group)}:log-stream:${stream}`;

/** The name in an identifier: an ARN of a group with or without its `:*`, or the name itself. */
export function nameIn(identifier: string): string {
  const [, name] = /^arn:[\w-]+:logs:[\w-]*:\d*:log-group:([^:]+)(?::\*)?$/.exec(identifier) ?? [];
  return name ?? identifier;
}

/** The one group that an input names. */
export function groupNamedIn({ logGroupName, logGroupIdentifier }: Input<typeof ofOneGroup>): string | Fault {
  if (logGroupName !== undefined && logGroupIdentifier !== undefined) return bothNames;
  const identifier = logGroupName ?? logGroupIdentifier;
  return identifier === undefined ? noName : nameIn(identifier);
}

const bothNames = new Fault(
  'ValidationException',
  'LogGroup name and LogGroup ARN are mutually exclusive parameters.',
  'Give logGroupName or logGroupIdentifier, not both.',
);

const noName = new Fault(
  'InvalidParameterException',
  "1 validation error detected: Value null at 'logGroupName' failed to satisfy constraint: Member must not be null",
  'Name the log group.',
);
