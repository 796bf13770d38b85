'use client';
import type { KeyboardEvent, RefObject } from 'react';
import { Button } from '@/app/_ui/button.tsx';
import { Icon, type IconName } from '@/app/_ui/icons.tsx';
import { SearchField } from '@/app/_ui/search-field.tsx';
import type { Desk } from './use-desk.ts';
import styles from './waterfall-tools.module.css';

interface Props {
  desk: Desk;
  searchRef: RefObject<HTMLInputElement | null>;
  /** The panel of the columns, below, is open. */
  isOpen: boolean;
  onColumns: () => void;
  onKeys: () => void;
}

/** What can be done with a whole trace: search it, go from error to error, show its critical path, choose columns. */
export function WaterfallTools({ desk, searchRef, isOpen, onColumns, onKeys }: Props) {
  const { failed } = desk.facts.failures;
  return (
    <div className={styles.tools} role="toolbar" aria-label="Tools for this trace">
      <TraceSearch desk={desk} searchRef={searchRef} />
      {failed.length === 0 ? null : (
        <Stepper count={failed.length} one="error" onStep={(by) => desk.step(failed, by, false)} />
      )}
      <ToolButtons
        showsPath={desk.path !== null}
        isOpen={isOpen}
        onPath={() => desk.setShowsPath(desk.path === null)}
        onColumns={onColumns}
        onKeys={onKeys}
      />
    </div>
  );
}

interface ButtonProps extends Pick<Props, 'isOpen' | 'onColumns' | 'onKeys'> {
  showsPath: boolean;
  onPath: () => void;
}

const ToolButtons = ({ showsPath, isOpen, onPath, onColumns, onKeys }: ButtonProps) => (
  <span className={styles.rest}>
    <Button size="small" look="quiet" aria-pressed={showsPath} onClick={onPath}>
      Critical path
    </Button>
    <Button size="small" look="quiet" aria-expanded={isOpen} onClick={onColumns}>
      Columns
    </Button>
    <Button size="small" look="quiet" onClick={onKeys}>
      Keys <kbd className={styles.key}>?</kbd>
    </Button>
  </span>
);

const nothing = (): void => undefined;

/** The same tools before there is anything to use them on: they stand where they will be, and take no press. */
export const ToolsToCome = ({ failed }: { failed: number }) => (
  <div className={styles.tools} inert>
    <search className={styles.search}>
      <SearchField {...searchWords} value="" onChange={nothing} />
    </search>
    {failed === 0 ? null : <Stepper count={failed} one="error" onStep={nothing} />}
    <ToolButtons showsPath={false} isOpen={false} onPath={nothing} onColumns={nothing} onKeys={nothing} />
  </div>
);

const searchWords = { label: 'Search in the trace', placeholder: 'Search all fields of all spans' };

/**
 * Enter goes to the next match and Shift+Enter to the one before. ↓ gives the keyboard back to the rows, where the search
 * goes on by `n`; Escape does so and ends it.
 */
function TraceSearch({ desk, searchRef }: Pick<Props, 'desk' | 'searchRef'>) {
  const { wanted, setWanted, found, facts } = desk;
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter') desk.step(found.hits, event.shiftKey ? -1 : 1, false);
    else if (event.key === 'Escape' || event.key === 'ArrowDown') {
      if (event.key === 'Escape') setWanted('');
      const branch = desk.current ?? desk.grid.rows[0]?.branch;
      if (branch !== undefined) desk.grid.goTo(branch, true);
    } else return;
    event.preventDefault();
  };
  const isBlank = wanted.trim() === '';
  const isLooking = !isBlank && found.looked < facts.order.length;
  return (
    <search className={styles.search}>
      <SearchField {...searchWords} value={wanted} onChange={setWanted} onKeyDown={onKeyDown} inputRef={searchRef} />
      {isBlank ? null : (
        <>
          <output className={styles.count}>{countText(desk, isLooking)}</output>
          <Steps count={found.hits.length} one="match" onStep={(by) => desk.step(found.hits, by, false)} />
        </>
      )}
    </search>
  );
}

function countText({ found: { hits, looked }, current, facts: { order } }: Desk, isLooking: boolean): string {
  const count = hits.length.toLocaleString('en');
  if (isLooking) return `${count} so far, ${Math.floor((looked / order.length) * 100)} % looked through`;
  if (hits.length === 0) return 'No span has it';
  const at = current === undefined ? -1 : hits.indexOf(current);
  return at === -1 ? `${count} span${hits.length === 1 ? '' : 's'}` : `${(at + 1).toLocaleString('en')} of ${count}`;
}

interface StepsProps {
  count: number;
  one: string;
  onStep: (by: 1 | -1) => void;
}

function Stepper(props: StepsProps) {
  const { count, one } = props;
  return (
    <span className={styles.stepper}>
      <span className={styles.count}>
        {count.toLocaleString('en')} {one}
        {count === 1 ? '' : 's'}
      </span>
      <Steps {...props} />
    </span>
  );
}

const ways: readonly { by: 1 | -1; icon: IconName; word: string }[] = [
  { by: -1, icon: 'up', word: 'Previous' },
  { by: 1, icon: 'down', word: 'Next' },
];

function Steps({ count, one, onStep }: StepsProps) {
  return ways.map(({ by, icon, word }) => (
    <Button
      key={by}
      size="small"
      look="quiet"
      aria-label={`${word} ${one}`}
      title={`${word} ${one}`}
      disabled={count === 0}
      onClick={() => onStep(by)}
    >
      <Icon name={icon} size={14} />
    </Button>
  ));
}
