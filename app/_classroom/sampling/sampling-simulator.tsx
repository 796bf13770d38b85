'use client';
import { useState } from 'react';
import { Button } from '@/app/_ui/button.tsx';
import { Icon } from '@/app/_ui/icons.tsx';
import { Panel } from '@/app/_ui/panel.tsx';
import { ProblemNote } from '@/app/_ui/problem-note.tsx';
import { SelectField } from '@/app/_ui/select-field.tsx';
import styles from './sampling-simulator.module.css';
import { expectedOf, MOST_SECONDS, totalsOf, type KnownRule, type Second } from './seconds.ts';
import { SecondsChart } from './seconds-chart.tsx';
import { useSampling } from './use-sampling.ts';

const paces = ['2', '5', '10', '20'].map((value) => ({ value, words: `${value} requests a second` }));

/** Real requests to a real service whose SDK decides, second by second, which of them it keeps. */
export function SamplingSimulator() {
  const [pace, setPace] = useState('10');
  const { running, seconds, rule, problem, start, stop } = useSampling(Number(pace));
  return (
    <div className={styles.frame}>
      <Panel title="Watch the rule at work">
        <div className={styles.simulator}>
          <div className={styles.controls}>
            <Button look="primary" onClick={running ? stop : start}>
              {running ? 'Stop' : <Icon name="play" />} {running ? null : 'Send requests for a minute'}
            </Button>
            <SelectField label="How many requests a second" value={pace} choices={paces} onChange={setPace} />
          </div>
          {problem === null ? null : <ProblemNote problem={problem} />}
          <p className={styles.rule} aria-live="polite">
            {ruleText(rule, running)}
          </p>
          <SecondsChart seconds={seconds} />
          <p className={styles.sum}>{sumText(seconds, rule, Number(pace))}</p>
        </div>
      </Panel>
    </div>
  );
}

const percent = (share: number): string => `${Math.round(share * 1000) / 10} %`;

/** What the SDK knows at this moment, in words. */
function ruleText(rule: KnownRule | null | undefined, running: boolean): string {
  if (rule === undefined)
    return running ? 'The service starts …' : 'Each mark will be a request, each column a second.';
  if (rule === null) {
    return 'The SDK got no rules from the daemon and decides by the one it was built with: one a second, and 5 % of the rest.';
  }
  const { name, rate, quota } = rule;
  const share =
    quota === null
      ? 'no share of the reservoir was granted yet, so it borrows one a second'
      : `its share of the reservoir is ${quota} a second`;
  return `The SDK decides by the rule ${name}: ${share}, and of the rest it keeps ${percent(rate)}.`;
}

function sumText(seconds: readonly Second[], rule: KnownRule | null | undefined, perSecond: number): string {
  const { reservoir, borrowed, rate, 'left out': leftOut } = totalsOf(seconds);
  const kept = reservoir + borrowed + rate;
  const all = kept + leftOut;
  if (all === 0) return 'Nothing was sent yet.';
  const promised = rule ? ` Of ${perSecond} a second, this rule keeps ${expectedOf(rule, perSecond).toFixed(1)}.` : '';
  const shown = seconds.length < MOST_SECONDS ? '' : `In the last ${MOST_SECONDS} seconds `;
  return `${shown}${kept} of ${all} requests were kept, ${percent(kept / all)}.${promised}`;
}
