'use client';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { memo, useId } from 'react';
import { Icon } from '@/app/_ui/icons.tsx';
import { Pill } from '@/app/_ui/pill.tsx';
import type { QueryPanel, Question, ShownAs } from '@/lib/boards/board.ts';
import { overLast, questionOf, type Origin } from '@/lib/boards/question.ts';
import type { SavedQuery } from '@/lib/query/saved-query.ts';
import { exploreHref } from './explore-href.ts';
import { footWords } from './foot-words.ts';
import { WHAT_ROWS_ARE } from '../query/counts-text.ts';
import { clockText } from '../query/result-words.ts';
import { timeWords } from '../query/time-choices.ts';
import styles from './panel-card.module.css';
import { QuietLine } from './quiet-line.tsx';
import { lineOf } from '../named/line-of.ts';
import { PanelAnswered } from './panel-answer.tsx';
import { titleOf } from './panel-words.ts';
import { useAnswer, type PanelAnswer } from './use-answer.ts';

interface Props {
  panel: QueryPanel;
  queries: readonly SavedQuery[];
  /** One time for all panels, the last so many seconds; null: its own. */
  seconds: number | null;
  /** Grows whenever it is time to ask again. */
  version: number;
}

type Asked = Question & { origin: Origin };

/** A query on a board with its answer. It leads to Explore with what it asks, and from each part of the answer on. */
export const PanelCard = memo(function PanelCard({ panel, queries, seconds, version }: Props) {
  const heading = useId();
  const router = useRouter();
  const asked = askedOver(questionOf(panel.asks, queries), seconds);
  const given = useAnswer(asked === null ? null : { spec: asked.spec, dataset: asked.dataset }, version);
  return (
    <section className={styles.card} aria-labelledby={heading} aria-busy={asked !== null && given.busy}>
      <header className={styles.head}>
        <h2 className={styles.title} id={heading}>
          {titleOf(panel, queries)}
        </h2>
        {asked === null ? null : (
          <Link
            className={styles.lead}
            href={exploreHref(asked.spec, asked.origin.is === 'saved' ? asked.origin.query : null)}
            prefetch={false}
          >
            Explore <Icon name="arrow" size={12} />
          </Link>
        )}
        {asked === null ? null : <About asked={asked} panel={panel} />}
      </header>
      <div className={styles.body}>
        {asked === null ? (
          <QuietLine>
            The saved query of this panel is not here, and left no copy. Edit the panel to ask something else.
          </QuietLine>
        ) : (
          <PanelAnswered given={given} shown={panel.shown} onGo={(href) => router.push(href)} />
        )}
      </div>
      <Foot given={given} shown={panel.shown} />
    </section>
  );
});

function askedOver(asked: Asked | null, seconds: number | null): Asked | null {
  if (asked === null || seconds === null) return asked;
  return { ...asked, spec: overLast(asked.spec, seconds) };
}

function About({ asked: { spec, dataset, origin }, panel: { title } }: { asked: Asked; panel: QueryPanel }) {
  return (
    <p className={styles.about}>
      <span>{timeWords(spec)}</span>
      {dataset === '__all__' ? null : <span>{lineOf(dataset)}</span>}
      {origin.is === 'saved' && title !== '' ? <span>saved as “{lineOf(origin.query.name)}”</span> : null}
      {origin.is === 'copy' ? <Pill tone="warn">a copy: “{lineOf(origin.name)}” was deleted</Pill> : null}
    </p>
  );
}

/** Of how many rows the answer is, and as of when. */
function Foot({ given: { answer, at }, shown }: { given: PanelAnswer; shown: ShownAs }) {
  if (answer === null) return <p className={styles.foot} />;
  return (
    <p className={styles.foot} title={WHAT_ROWS_ARE}>
      {footWords(answer, shown)} · as of {clockText(at)}
    </p>
  );
}
