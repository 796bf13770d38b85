const paths = {
  check: 'm3.5 8.5 3 3 6-7',
  cross: 'm4 4 8 8M12 4l-8 8',
  minus: 'M3.5 8h9',
  plus: 'M8 3.5v9M3.5 8h9',
  warning: 'M8 2.2 14.4 13.4H1.6zM8 6.4v3.2M8 11.6v.1',
  info: 'M8 7.4v4M8 4.6v.1M14.2 8A6.2 6.2 0 1 1 1.8 8a6.2 6.2 0 0 1 12.4 0z',
  question: 'M6 6.2a2 2 0 1 1 2.9 1.8c-.6.3-.9.7-.9 1.3M8 11.4v.1M14.2 8A6.2 6.2 0 1 1 1.8 8a6.2 6.2 0 0 1 12.4 0z',
  clock: 'M8 4.6V8l2.4 1.6M14.2 8A6.2 6.2 0 1 1 1.8 8a6.2 6.2 0 0 1 12.4 0z',
  chevron: 'm6 3.5 4.5 4.5L6 12.5',
  down: 'm3.5 6 4.5 4.5L12.5 6',
  up: 'm3.5 10 4.5-4.5 4.5 4.5',
  copy: 'M5.5 5.5V3.2c0-.4.3-.7.7-.7h6.6c.4 0 .7.3.7.7v6.6c0 .4-.3.7-.7.7h-2.3M3.2 5.5h6.6c.4 0 .7.3.7.7v6.6c0 .4-.3.7-.7.7H3.2a.7.7 0 0 1-.7-.7V6.2c0-.4.3-.7.7-.7z',
  search: 'm10.6 10.6 3.2 3.2M12 7.2a4.8 4.8 0 1 1-9.6 0 4.8 4.8 0 0 1 9.6 0z',
  play: 'M4.5 2.8v10.4L13 8z',
  again: 'M13 8a5 5 0 1 1-1.6-3.7M13.2 2v3h-3',
  undo: 'M6 3 2.8 6.2 6 9.4M3 6.2h6.2a4 4 0 0 1 0 8H6.5',
  redo: 'm10 3 3.2 3.2L10 9.4M13 6.2H6.8a4 4 0 0 0 0 8h2.7',
  arrow: 'M3 8h10M9 4l4 4-4 4',
  sun: 'M8 5a3 3 0 1 1 0 6 3 3 0 0 1 0-6zM8 1.2v1.2M8 13.6v1.2M1.2 8h1.2M13.6 8h1.2M3.2 3.2l.9.9M11.9 11.9l.9.9M3.2 12.8l.9-.9M11.9 4.1l.9-.9',
  moon: 'M13.4 9.8A5.8 5.8 0 0 1 6.2 2.6a5.8 5.8 0 1 0 7.2 7.2z',
  system: 'M2.2 3.2h11.6v7.6H2.2zM5.6 13.6h4.8M8 10.8v2.8',
  leave: 'M6.5 2.5H3v11h3.5M10.5 5l3 3-3 3M13.2 8H6.5',
  link: 'm6.4 9.6 3.2-3.2M7.2 4.6l1.2-1.2a2.96 2.96 0 0 1 4.2 4.2l-1.2 1.2M8.8 11.4l-1.2 1.2a2.96 2.96 0 0 1-4.2-4.2l1.2-1.2',
  orphan: 'M8 12.5v-3M8 6.5v-.6M8 3.5v-.1M4.5 12.5h7',
} as const;

export type IconName = keyof typeof paths;

/** A small line drawing that says nothing by itself: words stand beside it, or on the control that holds it. */
export function Icon({ name, size = 16 }: { name: IconName; size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d={paths[name]} />
    </svg>
  );
}
