'use client';
import { useSyncExternalStore } from 'react';
import { Button } from '@/app/_ui/button.tsx';
import { Icon } from '@/app/_ui/icons.tsx';

type Theme = 'system' | 'light' | 'dark';

const next: Record<Theme, Theme> = { system: 'light', light: 'dark', dark: 'system' };
const icons = { system: 'system', light: 'sun', dark: 'moon' } as const;

/** Goes round: the system's theme, light, dark. `public/theme.js`, which stands in each page, reads the choice before the first paint. */
export function ThemeToggle() {
  const theme = useSyncExternalStore(subscribe, currentTheme, () => 'system' as const);
  return (
    <Button
      look="quiet"
      size="small"
      onClick={() => choose(next[theme])}
      aria-label={`Theme: ${theme}. Change to ${next[theme]}.`}
      title={`Theme: ${theme}`}
    >
      <Icon name={icons[theme]} />
    </Button>
  );
}

const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function currentTheme(): Theme {
  const theme = document.documentElement.dataset['theme'];
  return theme === 'light' || theme === 'dark' ? theme : 'system';
}

function choose(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = theme;
  try {
    localStorage.setItem('spanwalk-theme', theme);
  } catch {
    // Storage may be forbidden: the choice then holds for this page only.
  }
  for (const listener of listeners) listener();
}
