'use client';
import Link from 'next/link';
import { useRef, useState, type RefObject } from 'react';
import { EmptyState } from '@/app/_ui/empty-state.tsx';
import { SearchField } from '@/app/_ui/search-field.tsx';
import { useKeys } from '../use-keys.ts';
import styles from './finding-index.module.css';
import { matchingFindings, type FindingFamily } from './matching-findings.ts';

/** The list of findings, with a search that the keyboard alone can use: “/” to type, arrows to walk, Enter to open. */
export function FindingIndex({ families }: { families: readonly FindingFamily[] }) {
  const [typed, setTyped] = useState('');
  const index = useRef<HTMLDivElement>(null);
  useListKeys(index);
  const shown = matchingFindings(families, typed);
  const count = shown.reduce((sum, { findings }) => sum + findings.length, 0);
  return (
    <div className={styles.index} ref={index}>
      <div className={styles.search}>
        <SearchField
          label="Search the findings"
          value={typed}
          onChange={setTyped}
          placeholder="not ended, key, 401 …"
        />
        <output className={styles.count}>
          {typed.trim() === '' ? 'Press / to search' : `${count} ${count === 1 ? 'finding' : 'findings'}`}
        </output>
      </div>
      {count === 0 ? (
        <EmptyState title="No finding is about that.">Try a single word, or part of one.</EmptyState>
      ) : null}
      {shown.map((family) => (
        <Family key={family.title} family={family} />
      ))}
    </div>
  );
}

function Family({ family }: { family: FindingFamily }) {
  return (
    <section className={styles.family}>
      <h2>{family.title}</h2>
      <ul className={styles.lines}>
        {family.findings.map(({ code, title, href }) => (
          <li key={code}>
            <Link className={styles.line} href={href} prefetch={false} data-line="">
              <span className={styles.title}>{title}</span>
              <span className={styles.code}>{code}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

const steps: Record<string, (at: number, last: number) => number> = {
  ArrowDown: (at, last) => Math.min(at + 1, last),
  ArrowUp: (at) => at - 1,
  Escape: () => -1,
};

/** Moves the focus between the search and the lines below it. Returns whether the key was one for that. */
function walk(index: HTMLElement, from: EventTarget | null, key: string): boolean {
  const lines = [...index.querySelectorAll<HTMLElement>('[data-line]')];
  const at = lines.findIndex((line) => line === from);
  if (at === -1 && key === 'Enter') {
    lines[0]?.click();
    return true;
  }
  const to = steps[key]?.(at, lines.length - 1);
  if (to === undefined || (at === -1 && key !== 'ArrowDown')) return false;
  (lines[to] ?? index.querySelector('input'))?.focus();
  return true;
}

const isField = (target: EventTarget | null): boolean =>
  target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;

/** What a key does. Returns whether it did anything. */
function answer(index: HTMLElement, { key, target }: KeyboardEvent): boolean {
  if (key === '/' && !isField(target)) {
    index.querySelector('input')?.focus();
    return true;
  }
  return index.contains(target as Node) && walk(index, target, key);
}

/** “/” goes to the search from anywhere but a field that is typed into; within the list, keys walk. */
function useListKeys(index: RefObject<HTMLDivElement | null>): void {
  useKeys((event) => {
    const isShortcut = event.ctrlKey || event.metaKey || event.altKey;
    if (index.current && !isShortcut && answer(index.current, event)) event.preventDefault();
  });
}
