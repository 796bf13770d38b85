'use client';
import { useEffect, useState } from 'react';
import { Button } from '@/app/_ui/button.tsx';
import { Icon } from '@/app/_ui/icons.tsx';

type State = 'ready' | 'copied' | 'refused';
const words: Record<State, string> = { ready: 'Copy', copied: 'Copied', refused: 'Could not copy' };

interface Props {
  text: string;
  of: string;
  iconOnly?: boolean;
  /** Stands on the button in place of “Copy”, where several could be meant. */
  label?: string;
}

/** Copies a text, and says whether it could. `of` names what is copied, for who cannot see where the button stands. */
export function CopyButton({ text, of, iconOnly = false, label = '' }: Props) {
  const [state, setState] = useState<State>('ready');
  useEffect(() => {
    if (state === 'ready') return undefined;
    const timer = setTimeout(() => setState('ready'), 1600);
    return () => clearTimeout(timer);
  }, [state]);
  const copy = (): void => {
    copyText(text).then(
      () => setState('copied'),
      () => setState('refused'),
    );
  };
  const word = state === 'ready' && label !== '' ? label : words[state];
  return (
    <Button look="quiet" size="small" onClick={copy} aria-label={`${word} ${of}`} title={word}>
      <Icon name={state === 'copied' ? 'check' : 'copy'} size={14} />
      {iconOnly ? null : word}
    </Button>
  );
}

/** The clipboard is absent on plain http outside localhost, and refuses where the page may not use it. */
function copyText(text: string): Promise<void> {
  const clipboard = (navigator as { clipboard?: Clipboard }).clipboard;
  return clipboard === undefined ? Promise.reject(new Error('There is no clipboard here.')) : clipboard.writeText(text);
}
