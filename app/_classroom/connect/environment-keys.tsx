'use client';
import { useState } from 'react';
import { DataTable, type Column } from '@/app/_ui/data-table.tsx';
import { Panel } from '@/app/_ui/panel.tsx';
import { ProblemNote } from '@/app/_ui/problem-note.tsx';
import { Skeleton } from '@/app/_ui/skeleton.tsx';
import type { Problem } from '@/lib/telemetry/problem.ts';
import { ask, type Answer } from '../feed/ask.ts';
import styles from './connect.module.css';
import { NewEnvironment } from './new-environment.tsx';
import { KeyCell, RemoveButton } from './key-cell.tsx';

/** An environment and its keys, masked until they are asked for. */
export interface KeyLine {
  key: string;
  aws: { accessKeyId: string; secretAccessKey: string };
  errorTokens: { server: string; client: string };
  environment: { name: string; slug: string };
  createdAt: number;
}

export interface Environments {
  environments: KeyLine[];
}

const made = (createdAt: number): string => new Date(createdAt).toLocaleDateString('en-GB');

/** @param onRemove takes the slug of the environment whose key is to end */
const columnsFor = (onRemove: (slug: string) => void): Column<KeyLine>[] => [
  { head: 'Environment', cell: ({ environment }) => environment.name },
  { head: 'Ingest key', cell: (line) => <KeyCell line={line} /> },
  { head: 'Made', cell: ({ createdAt }) => <time>{made(createdAt)}</time> },
  {
    head: 'Change',
    cell: ({ environment: { slug, name } }) => <RemoveButton name={name} onRemove={() => onRemove(slug)} />,
  },
];

/** The environments of this workspace and their ingest keys, and a form for a new one. */
export function EnvironmentKeys({ answer, again }: { answer: Answer<Environments> | null; again: () => void }) {
  const [refused, setRefused] = useState<Problem[]>([]);
  const after = async (asked: ReturnType<typeof ask>): Promise<boolean> => {
    const got = await asked;
    setRefused(got.ok ? [] : got.problems);
    again();
    return got.ok;
  };
  const onRemove = (slug: string): void => void after(ask(`/classroom/environments/${slug}`, 'DELETE'));
  const problems = answer?.ok === false ? [...refused, ...answer.problems] : refused;
  return (
    <Panel title="Environments and keys">
      <div className={styles.stack}>
        <p className={styles.lead}>
          As in Honeycomb, a key names an environment, and every span is filed under its key’s. One key serves the whole
          project: a trace whose services use two falls into two halves. Each environment also has keys for AWS’s
          clients and tokens for Rollbar’s, which stand in the settings below and end with it.
        </p>
        {answer === null ? <Skeleton lines={2} of="the environments" /> : null}
        <EnvironmentTable lines={answer?.ok ? answer.body.environments : []} onRemove={onRemove} />
        <NewEnvironment onCreate={(name) => after(ask('/classroom/environments', 'POST', { name }))} />
        {problems.map((problem) => (
          <ProblemNote key={problem.code} problem={problem} />
        ))}
      </div>
    </Panel>
  );
}

function EnvironmentTable({ lines, onRemove }: { lines: KeyLine[]; onRemove: (slug: string) => void }) {
  if (lines.length === 0) return null;
  return (
    <DataTable
      caption="Environments"
      columns={columnsFor(onRemove)}
      items={lines}
      keyOf={({ environment }) => environment.slug}
      folds
    />
  );
}
