'use client';
import Link from 'next/link';
import { Button } from '@/app/_ui/button.tsx';
import { ghostFacts, type GhostFacts, type Reason } from '@/lib/waterfall/ghost-reasons.ts';
import { nameText } from '@/lib/waterfall/name-text.ts';
import { printable } from '@/lib/waterfall/printable.ts';
import { branchKey, type Branch } from '@/lib/waterfall/tree.ts';
import { CopyButton } from '../copy-button.tsx';
import { asHidden } from '../secrets/as-hidden.ts';
import styles from './ghost-detail.module.css';

interface Props {
  ghost: Branch;
  /** It may still come. */
  waiting: boolean;
  /** How many logs and errors name it. */
  marked: number;
  onGo: (branch: Branch) => void;
}

/** So many of those that name it are listed. */
const MOST_NAMED = 5;

/** What can be told of a span that has not arrived: who names it, where it lived, why it may be missing, what to do. */
export function GhostDetail({ ghost, waiting, marked, onGo }: Props) {
  const facts = ghostFacts(ghost);
  const { spanId } = ghost.span;
  return (
    <div className={styles.ghost}>
      <h2 className={styles.head}>{waiting ? 'A span that is not here yet' : 'A span that has not arrived'}</h2>
      <p className={styles.id}>
        <code>{printable(spanId, 40)}</code>
        <CopyButton text={spanId} of="the id of this span" iconOnly />
      </p>
      <p>{knownText(ghost.children.length, marked)}</p>
      <Namers ghost={ghost} onGo={onGo} />
      <p>{homeText(facts)}</p>
      <h3 className={styles.title}>Why it may be missing, likeliest first</h3>
      <ol className={styles.reasons}>
        {facts.reasons.map((reason) => (
          <ReasonItem key={reason.title} reason={reason} />
        ))}
      </ol>
      <p className={styles.more}>
        <Link href="/connect">What was turned away</Link>
        <Link href={`/findings/${facts.finding}`}>More on this, with code</Link>
      </p>
    </div>
  );
}

function Namers({ ghost: { children }, onGo }: Pick<Props, 'ghost' | 'onGo'>) {
  const left = children.length - MOST_NAMED;
  return (
    <ul className={styles.namers} aria-label="The spans that name it">
      {children.slice(0, MOST_NAMED).map((child) => (
        <li key={branchKey(child.span)}>
          <Button size="small" onClick={() => onGo(child)}>
            {nameOf(child)}
          </Button>
        </li>
      ))}
      {left > 0 ? <li>and {left.toLocaleString('en')} more</li> : null}
    </ul>
  );
}

const ReasonItem = ({ reason: { title, how, remedy } }: { reason: Reason }) => (
  <li>
    <strong>{title}</strong> {how} <span className={styles.remedy}>{remedy}</span>
  </li>
);

/** What is known of it: who names it, and whether anything was logged in it. */
function knownText(children: number, marked: number): string {
  const one = children === 1;
  const who = one ? 'One span names it' : `${children.toLocaleString('en')} spans name it`;
  const logged = marked === 1 ? 'one log line or error' : `${marked.toLocaleString('en')} log lines and errors`;
  const rest = marked === 0 ? 'and nothing else is known of it.' : `and it did run: ${logged} came out of it.`;
  return `${who} as parent, ${rest} Its dashed bar is the time in which ${one ? 'that span' : 'they'} ran. It counts as no span anywhere.`;
}

/** Where it lived, and how that is known. */
function homeText({ home, witness, certain }: GhostFacts): string {
  const service = printable(asHidden('', witness.span.service), 60);
  const says = certain
    ? `“${nameOf(witness)}” says that its parent`
    : `By the kind of “${nameOf(witness)}”, its parent`;
  return home === 'same-process'
    ? `${says} ${certain ? 'is' : 'should be'} in its own process, so look in ${service}.`
    : `${says} ${certain ? 'is' : 'should be'} in another process: look at whoever called ${service}.`;
}

const nameOf = ({ span }: Branch): string => nameText(asHidden('', span.name), 60);
