import type { ReactNode } from 'react';
import type { Place } from '../settings-text.ts';
import { exported, type Snippet } from '../stacks/stack.ts';

/** The keys that a client of another system carries. */
export interface SenderKeys {
  accessKeyId: string;
  secretAccessKey: string;
  /** For a backend's errors, and for a page's. */
  server: string;
  client: string;
}

/** What stands in the text until the keys are shown. */
export const keyPlaces: SenderKeys = {
  accessKeyId: '<access key id>',
  secretAccessKey: '<secret access key>',
  server: '<server token>',
  client: '<client token>',
};

/** What a system's settings are made from. */
export interface Sender {
  place: Place;
  /** The address of Spanwalk as the client reaches it, without a path and without a slash at the end. */
  base: string;
  /** The daemon's `host:port`, likewise. */
  daemon: string;
  keys: SenderKeys;
}

/** A system beside OpenTelemetry whose own clients send here, and what it takes to point them here. */
export interface System {
  id: string;
  label: string;
  snippets: (sender: Sender) => Snippet[];
  /** What to know besides. */
  note: (sender: Sender) => ReactNode;
}

type Lines = Parameters<typeof exported>[0];

/** Variables as the client's environment takes them: lines of a shell, or of a compose file. */
export const variablesIn = ({ place }: Sender, lines: Lines, whose: string): Snippet =>
  place === 'container'
    ? {
        name: `docker-compose.yml, under the environment of ${whose}`,
        text: lines.map(([name, value]) => `${name}: "${value}"`).join('\n'),
      }
    : { name: `in the shell that starts ${whose}`, text: exported(lines) };

/**
 * What every client of AWS wants before it sends anything. Node’s SDK reads AWS_REGION, Python’s AWS_DEFAULT_REGION; the
 * last keeps a client from asking a cloud that it is not in for its keys.
 */
export const awsLines = ({ keys }: Sender): Lines => [
  ['AWS_ACCESS_KEY_ID', keys.accessKeyId],
  ['AWS_SECRET_ACCESS_KEY', keys.secretAccessKey],
  ['AWS_REGION', 'us-east-1'],
  ['AWS_DEFAULT_REGION', 'us-east-1'],
  ['AWS_EC2_METADATA_DISABLED', 'true'],
];
