'use client';
import { useId, useState } from 'react';
import { Button } from '@/app/_ui/button.tsx';
import { Clause } from '@/app/_ui/clause.tsx';
import { Icon } from '@/app/_ui/icons.tsx';
import { SelectField } from '@/app/_ui/select-field.tsx';
import type { QuerySpecInput } from '@/lib/query/spec.ts';
import { AbsoluteTime } from './absolute-time.tsx';
import { focusRun } from './focus-run.ts';
import { Faults, faulty, problemsAt } from './faults.tsx';
import type { ClauseProps } from './query-builder.tsx';
import styles from './query-builder.module.css';
import { compareChoices, granularityChoices } from './span-words.ts';
import {
  DEFAULT_RANGE_S, isAbsolute, rangeWords, secondsOf, timeChoices, withRange, withWindow,
} from './time-choices.ts'; // prettier-ignore

interface TimeProps extends Omit<ClauseProps, 'columns'> {
  /** The same question is asked at once about another time. */
  onAsk: (spec: QuerySpecInput) => void;
}

const places = new Set(['time_range', 'start_time', 'end_time', 'compare_time_offset_seconds', 'granularity']);

/** Over which time, in steps of which width, and compared with which time before. */
export function TimeClause({ value, problems, onChange, onAsk }: TimeProps) {
  const id = useId();
  const absolute = isAbsolute(value);
  const relative = useRelative(value);
  const here = problems.filter(({ at }) => places.has(String(at?.[0])));
  return (
    <Clause name="TIME" hint="A row belongs to the time at which it began.">
      <SelectField
        label="Time range"
        value={absolute ? 'absolute' : String(relative)}
        choices={rangesOf(relative)}
        aria={faulty(id, problemsAt(problems, 'time_range'))}
        onChange={(chosen) => onChange(chosen === 'absolute' ? frozen(value) : withRange(value, Number(chosen)))}
      />
      {absolute ? (
        <>
          <AbsoluteTime value={value} problems={problems} note={id} onChange={onChange} />
          <Button
            size="small"
            onClick={() => {
              focusRun();
              onAsk(withRange(value, relative));
            }}
          >
            <Icon name="clock" size={12} /> Back to the {rangeWords(relative).toLowerCase()}
          </Button>
        </>
      ) : null}
      <Steps value={value} problems={problems} note={id} onChange={onChange} />
      <Faults id={id} problems={here} />
    </Clause>
  );
}

/** What the time is compared with, and how wide its steps are. */
function Steps({ value, problems, note, onChange }: Omit<TimeProps, 'onAsk'> & { note: string }) {
  return (
    <>
      <span className={styles.setting}>
        Compared with
        <SelectField
          label="Compared with"
          value={String(value.compare_time_offset_seconds ?? '')}
          choices={compareChoices(value)}
          aria={faulty(note, problemsAt(problems, 'compare_time_offset_seconds'))}
          onChange={(chosen) => onChange(withComparison(value, chosen))}
        />
      </span>
      <span className={styles.setting}>
        Granularity
        <SelectField
          label="Granularity"
          value={value.granularity ? String(value.granularity) : ''}
          choices={granularityChoices(value)}
          aria={faulty(note, problemsAt(problems, 'granularity'))}
          onChange={(chosen) => onChange(withGranularity(value, chosen))}
        />
      </span>
    </>
  );
}

/** The range that the query has, or had before it was given times that stand still: the way back there. */
function useRelative(value: QuerySpecInput): number {
  const [last, setLast] = useState(DEFAULT_RANGE_S);
  const range = isAbsolute(value) ? last : (value.time_range ?? DEFAULT_RANGE_S);
  if (range !== last) setLast(range);
  return range;
}

function rangesOf(range: number): { value: string; words: string }[] {
  const known = timeChoices.map(({ seconds, words }) => ({ value: String(seconds), words }));
  const own = known.some((choice) => choice.value === String(range))
    ? []
    : [{ value: String(range), words: rangeWords(range) }];
  return [...own, ...known, { value: 'absolute', words: 'From … to …' }];
}

/** The time that the query looks at right now, to be moved by hand. */
function frozen(value: QuerySpecInput): QuerySpecInput {
  const now = Math.ceil(Date.now() / 1000);
  return withWindow(value, now - secondsOf(value), now);
}

type Offset = NonNullable<QuerySpecInput['compare_time_offset_seconds']>;

function withComparison(value: QuerySpecInput, chosen: string): QuerySpecInput {
  const { compare_time_offset_seconds: _before, ...rest } = value;
  return chosen === '' ? rest : { ...rest, compare_time_offset_seconds: Number(chosen) as Offset };
}

function withGranularity(value: QuerySpecInput, chosen: string): QuerySpecInput {
  const { granularity: _before, ...rest } = value;
  return chosen === '' ? rest : { ...rest, granularity: Number(chosen) };
}
