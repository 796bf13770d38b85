'use client';
import { useEffect, useRef, useState } from 'react';
import type { Problem } from '@/lib/telemetry/problem.ts';
import { ask } from '../feed/ask.ts';
import { noted, readDecided, type KnownRule, type Second } from './seconds.ts';

/** The service whose SDK decides. Nobody begins a trace for it: then it asks its sampler. */
const SERVICE = '/classroom/stages/sampling-rule/live';

/** After this the requests end by themselves: a page that was left open must not go on for ever. */
const LONGEST_MS = 60_000;

/** What has been seen of a service that samples. */
export interface Sampling {
  running: boolean;
  seconds: readonly Second[];
  /** By which rule it decided last; undefined before the first answer, null where it has only its built-in one. */
  rule: KnownRule | null | undefined;
  problem: Problem | null;
  start: () => void;
  stop: () => void;
}

const noDecision: Problem = {
  code: 'stage/no-decision',
  message: 'The service answered, and said of no decision.',
  hint: 'Try again in a moment: it may have been starting.',
};

type Shot = { ok: true; body: { body: unknown } } | { ok: false; problems: Problem[] };

/** Sends real requests, so many a second, and counts what the service’s SDK decided on each. */
export function useSampling(perSecond: number): Sampling {
  const [running, setRunning] = useState(false);
  const [seconds, setSeconds] = useState<readonly Second[]>([]);
  const [rule, setRule] = useState<KnownRule | null | undefined>();
  const [problem, setProblem] = useState<Problem | null>(null);
  const underWay = useRef(0);

  useEffect(() => {
    if (!running) return undefined;
    const fail = (why: Problem): void => {
      setProblem(why);
      setRunning(false);
    };
    const take = (shot: Shot): void => {
      const decided = shot.ok ? readDecided(shot.body.body) : null;
      if (decided === null) return fail((shot.ok ? undefined : shot.problems[0]) ?? noDecision);
      setRule(decided.rule);
      setSeconds((before) => noted(before, Math.floor(Date.now() / 1000), decided.decision));
    };
    const send = async (): Promise<void> => {
      // Where answers are slow, fewer are asked for: they must not pile up.
      if (underWay.current >= 4) return;
      underWay.current += 1;
      const shot = await ask<{ body: unknown }>(SERVICE);
      underWay.current -= 1;
      take(shot);
    };
    const beat = setInterval(() => void send(), 1000 / perSecond);
    const end = setTimeout(() => setRunning(false), LONGEST_MS);
    return () => {
      clearInterval(beat);
      clearTimeout(end);
    };
  }, [running, perSecond]);

  const start = (): void => {
    setProblem(null);
    setSeconds([]);
    setRunning(true);
  };
  return { running, seconds, rule, problem, start, stop: () => setRunning(false) };
}
