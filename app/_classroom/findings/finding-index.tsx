'use client';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { EmptyState } from '@/app/_ui/empty-state.tsx';
import { SearchField } from '@/app/_ui/search-field.tsx';
import styles from './finding-index.module.css';
import { matchingFindings, type FindingFamily } from './matching-findings.ts';

/** The list of findings, with a search that the keyboard alone can use: “/” to type, arrows to walk, Enter to open. */
export function FindingIndex({ families }: { families: readonly FindingFamily[] }) {
  const [typed, setTyped] = useState('');
  const list = useRef<HTMLDivElement>(null);
  const router = useRouter();
  useSlash(list);
  const shown = matchingFindings(families, typed);
  const count = shown.reduce((sum, { findings }) => sum + findings.length, 0);
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    const first = shown[0]?.findings[0];
    if (event.key === 'Enter' && event.target instanceof HTMLInputElement && first) router.push(first.href);
    else if (walk(event.currentTarget, event.target, event.key)) event.preventDefault();
  };
  return (
    <div className={styles.index} ref={list} role="group" aria-label="Findings" tabIndex={-1} onKeyDown={onKeyDown}>
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
function walk(index: HTMLElement, from: EventTarget, key: string): boolean {
  const step = steps[key];
  const lines = [...index.querySelectorAll<HTMLElement>('[data-line]')];
  const at = lines.findIndex((line) => line === from);
  if (step === undefined || (at === -1 && key !== 'ArrowDown')) return false;
  const to = step(at, lines.length - 1);
  (lines[to] ?? index.querySelector<HTMLElement>('input'))?.focus();
  return true;
}

/** “/” goes to the search, from anywhere but a field that is typed into. */
function useSlash(list: React.RefObject<HTMLDivElement | null>): void {
  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent): void => {
      const isTyping = event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement;
      if (event.key !== '/' || isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      list.current?.querySelector('input')?.focus();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [list]);
}
