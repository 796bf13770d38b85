'use client';
import Link from 'next/link';
import { useState } from 'react';
import { Button } from '@/app/_ui/button.tsx';
import { PageHeading } from '@/app/_ui/page.tsx';
import { ProblemNote } from '@/app/_ui/problem-note.tsx';
import { Sparkline } from '@/app/_ui/sparkline.tsx';
import type { ErrorItem, ItemStatus } from '@/lib/telemetry/error-item.ts';
import { slugOfItem } from '@/lib/telemetry/item-slug.ts';
import type { Problem } from '@/lib/telemetry/problem.ts';
import { ask } from '../feed/ask.ts';
import styles from './item.module.css';
import { LevelPill, StatusPill } from './level-pill.tsx';
import { Moment } from './moment.tsx';
import { plainText } from './plain-text.ts';
import { maskedText } from '../secrets/masked-telemetry.ts';

/** What can be decided about an item that stands so. */
const decisions: Record<ItemStatus, { to: ItemStatus; words: string }[]> = {
  active: [
    { to: 'resolved', words: 'Resolve' },
    { to: 'muted', words: 'Mute' },
  ],
  resolved: [{ to: 'active', words: 'Reopen' }],
  muted: [
    { to: 'active', words: 'Unmute' },
    { to: 'resolved', words: 'Resolve' },
  ],
};

/** What an item is, how it stands, and what can be done about it. */
export function ItemHead({ item, onDecided }: { item: ErrorItem; onDecided: () => void }) {
  const total = item.lastHour.reduce((sum, count) => sum + count, 0);
  return (
    <>
      <PageHeading
        title={item.title === '' ? '(no title)' : plainText(maskedText(item.title))}
        eyebrow={<Link href="/errors">All items</Link>}
      />
      <div className={styles.line}>
        <LevelPill level={item.level} />
        <StatusPill item={item} />
        <span>{plainText(maskedText(item.environment))}</span>
        {item.framework === '' ? null : <span>{plainText(maskedText(item.framework))}</span>}
        <span className={styles.hour}>
          <Sparkline counts={item.lastHour} label={`${total} in the last hour`} />
          <span aria-hidden="true">{total} in the last hour</span>
        </span>
      </div>
      <dl className={styles.facts}>
        <Fact name="Occurrences">{item.occurrences.toLocaleString('en')}</Fact>
        <Fact name="First seen">
          <Moment at={item.firstSeen} />
        </Fact>
        <Fact name="Last seen">
          <Moment at={item.lastSeen} />
        </Fact>
        <Fact name="Fingerprint">
          <code>{plainText(maskedText(item.fingerprint))}</code>
        </Fact>
      </dl>
      <Decide item={item} onDecided={onDecided} />
    </>
  );
}

function Fact({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div className={styles.fact}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Decide({ item, onDecided }: { item: ErrorItem; onDecided: () => void }) {
  const [problems, setProblems] = useState<Problem[]>([]);
  const decide = async (status: ItemStatus): Promise<void> => {
    const answer = await ask(`/classroom/errors/${slugOfItem(item.fingerprint)}`, 'PUT', { status });
    setProblems(answer.ok ? [] : answer.problems);
    if (answer.ok) onDecided();
  };
  return (
    <>
      <div className={styles.actions}>
        {decisions[item.status].map(({ to, words }, index) => (
          <Button key={to} look={index === 0 ? 'primary' : 'plain'} onClick={() => void decide(to)}>
            {words}
          </Button>
        ))}
        <span className={styles.quiet}>{meaning(item)}</span>
      </div>
      {problems.map((problem) => (
        <ProblemNote key={problem.code} problem={problem} />
      ))}
    </>
  );
}

function meaning({ status, reopened }: ErrorItem): string {
  if (reopened) return 'It was resolved, and happened again after that.';
  if (status === 'resolved') return 'It is active again as soon as it happens again.';
  if (status === 'muted') return 'It is counted, and not shown among the active ones.';
  return 'Resolve it once its cause is mended: if it was not, it comes back by itself.';
}
