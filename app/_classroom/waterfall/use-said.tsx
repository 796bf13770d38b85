'use client';
import { useEffect, useState, type ReactNode } from 'react';
import styles from './waterfall-tools.module.css';

/** Milliseconds that words stay; who reads slowly presses the key again. */
const STAYS = 6000;

/** A sentence over the foot of the page that answers a key, and goes by itself. Heard by who does not see it. */
export function useSaid(): { say: (words: string) => void; said: ReactNode } {
  // An object each time anew, so that words said again stay as long again.
  const [said, setSaid] = useState(nothing);
  useEffect(() => {
    if (said === nothing) return undefined;
    const timer = setTimeout(() => setSaid(nothing), STAYS);
    return () => clearTimeout(timer);
  }, [said]);
  return {
    say: (words) => setSaid(words === '' ? nothing : { words }),
    said: <output className={styles.toast}>{said === nothing ? null : <span>{said.words}</span>}</output>,
  };
}

const nothing = { words: '' };
