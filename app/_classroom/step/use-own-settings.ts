'use client';
import { useEffect, useState } from 'react';
import { ask } from '../feed/ask.ts';

/** How a step was last done with the student's own service, and where such a service sends its telemetry. */
export interface OwnSettings {
  remembered: { mode: 'call' | 'watch'; url: string; method: string; urls: Record<string, string> } | null;
  /** Whether Spanwalk may call anything for this student: on a shared server it calls hosts that a setting names. */
  canCall: boolean;
  endpoint: string;
  keyRequired: boolean;
}

/** Where the server does not answer, the form is there all the same, and its button says what is wrong. */
const unknown: OwnSettings = { remembered: null, canCall: true, endpoint: 'http://localhost:4318', keyRequired: false };

/** What the server remembers of the student's own service; null until it is known. */
export function useOwnSettings(step: string): OwnSettings | null {
  const [settings, setSettings] = useState<OwnSettings | null>(null);
  useEffect(() => {
    let wanted = true;
    void ask<OwnSettings>(`/classroom/own-service/${step}`).then((answer) => {
      if (wanted) setSettings(answer.ok ? answer.body : unknown);
    });
    return () => {
      wanted = false;
    };
  }, [step]);
  return settings;
}
