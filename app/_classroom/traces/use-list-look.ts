'use client';
import { useSearchParams } from 'next/navigation';
import { useEffect, useState } from 'react';
import { readTraceId } from '@/lib/telemetry/copied-trace-id.ts';
import { lookFrom, lookHref, type ListLook } from './list-look.ts';

/** How long nobody types before the store is asked: each question looks at every trace. */
const PAUSE_MS = 250;

interface Looking {
  /** As it is typed. */
  typed: ListLook;
  /** As the address says it: what is asked for. */
  asked: ListLook;
  /** Changes what is asked of the traces, and begins with the newest of them again. */
  change: (wanted: Partial<ListLook>) => void;
}

/** How the list is looked at. The address says it, so that a search can be shared and returned to. */
export function useListLook(): Looking {
  const params = useSearchParams();
  const asked = lookFrom(params);
  const href = lookHref(asked);
  const [typed, setTyped] = useState<ListLook | null>(null);
  const [own, setOwn] = useState(href);
  const [before, setBefore] = useState(href);
  // A link, or a step back: what stands in the fields is what the address says. What was typed is in it a moment later.
  if (before !== href) {
    setBefore(href);
    if (own !== href) setTyped(null);
  }
  const wanted = typed === null ? href : lookHref(typed);
  const isTraceId = readTraceId(typed?.words ?? '') !== null;
  useEffect(() => {
    if (wanted === href) return undefined;
    const timer = setTimeout(() => {
      setOwn(wanted);
      window.history.replaceState(null, '', wanted);
    }, PAUSE_MS);
    // Whoever leaves meanwhile is not taken back by an address of this page.
    const leaves = (event: Event): void => {
      if (event.type === 'submit' ? isTraceId : followsLink(event)) clearTimeout(timer);
    };
    window.addEventListener('click', leaves, true);
    window.addEventListener('submit', leaves, true);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('click', leaves, true);
      window.removeEventListener('submit', leaves, true);
    };
  }, [wanted, href, isTraceId]);
  return {
    typed: typed ?? asked,
    asked,
    change: (part) => setTyped({ ...(typed ?? asked), before: null, ...part }),
  };
}

/** A link that is followed in this tab. */
const followsLink = (event: Event): boolean =>
  event instanceof MouseEvent &&
  !(event.ctrlKey || event.metaKey || event.shiftKey) &&
  event.target instanceof Element &&
  event.target.closest('a[href]') !== null;
