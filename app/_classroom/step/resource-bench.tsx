'use client';
import { useSyncExternalStore } from 'react';
import { Button } from '@/app/_ui/button.tsx';
import { CodeFrame } from '@/app/_ui/code-frame.tsx';
import type { PublicResource } from '@/lib/curriculum/public-step.ts';
import { CopyButton } from '../copy-button.tsx';
import { BenchFrame } from './bench-frame.tsx';
import { DoneBy } from './done-by.tsx';
import { Outcome } from './outcome.tsx';
import styles from './resource-bench.module.css';
import { ResourceFields } from './resource-fields.tsx';
import { useCheck } from './use-check.ts';
import { useSeen } from './use-seen.ts';

/** Something to set up: what is looked for, what is there now beside it, and the commands that make it. */
export function ResourceBench({ step }: { step: PublicResource }) {
  const { report, problems, checking, check, reset } = useCheck(step.id);
  const look = (): void => check({ look: true });
  const { seen, problems: unseen } = useSeen(step.id, look);
  return (
    <BenchFrame title="Set up" onReset={reset}>
      <div className={styles.bench}>
        {step.task === '' ? null : <p className={styles.task}>{step.task}</p>}
        <Commands commands={step.commands} />
        <ResourceFields wanted={step.wanted} seen={seen ?? []} />
        {seen !== null && seen.length > 1 ? (
          <p className={styles.others}>There are {seen.map(({ id }) => id).join(', ')}.</p>
        ) : null}
        <div>
          <Button look="primary" disabled={checking} onClick={look}>
            Look again
          </Button>
        </div>
        <Outcome report={report} problems={[...problems, ...unseen]} />
      </div>
      <DoneBy step={step.id} />
    </BenchFrame>
  );
}

const never = (): (() => void) => () => undefined;

/** Where this page was loaded from, which is where the vendors' APIs are; on the server a likely guess. */
const useOrigin = (): string =>
  useSyncExternalStore(
    never,
    () => window.location.origin,
    () => 'http://localhost:3000',
  );

/** `{origin}` in a command stands for the address of this Spanwalk. */
function Commands({ commands }: Pick<PublicResource, 'commands'>) {
  const origin = useOrigin();
  if (commands.length === 0) return null;
  return (
    <div className={styles.commands}>
      {commands.map(({ title, text }) => {
        const command = text.replaceAll('{origin}', origin);
        return (
          <CodeFrame key={title} name={title} tools={<CopyButton text={command} of={title} />}>
            <pre>
              <code>{command}</code>
            </pre>
          </CodeFrame>
        );
      })}
    </div>
  );
}
