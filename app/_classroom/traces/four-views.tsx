import { useEffect, useId, useRef } from 'react';
import styles from './four-views.module.css';
import { joinedInWords } from './joined.ts';
import { countOf, OneView, viewTitles } from './one-view.tsx';
import type { TraceContent } from './trace-content.ts';
import { systemViews, type TraceViewName } from './trace-views.ts';

// What scrolls must take the focus, or a keyboard cannot scroll it (WCAG 2.1.1).
const scrollable = { tabIndex: 0 };

/** All four views, two by two; what is chosen in one is marked in the others and brought into sight there. */
export function FourViews({ content }: { content: TraceContent }) {
  return (
    <div className={styles.all}>
      <output className={styles.joined}>
        {joinedInWords(content) ?? 'Choose a span or a segment: the other views mark what belongs to it.'}
      </output>
      <div className={styles.grid}>
        {systemViews.map((view) => (
          <Quarter key={view} view={view} content={content} />
        ))}
      </div>
    </div>
  );
}

function Quarter({ view, content }: { view: TraceViewName; content: TraceContent }) {
  const heading = useId();
  const body = useRef<HTMLElement>(null);
  const { openSpanId } = content;
  useEffect(() => {
    if (openSpanId !== undefined) bringIntoSight(body.current);
  }, [openSpanId]);
  return (
    <div className={styles.quarter}>
      <h2 className={styles.title} id={heading}>
        {viewTitles[view]}
        {countOf(view, { ...content, spans: content.spans.length })}
      </h2>
      <section ref={body} className={styles.body} aria-labelledby={heading} {...scrollable}>
        <OneView view={view} content={content} />
      </section>
    </div>
  );
}

/** Scrolls a view, and never the page, to what is marked in it; not the one in which it was chosen. */
function bringIntoSight(body: HTMLElement | null): void {
  const marked = body?.querySelector('[data-joined], [aria-pressed="true"]');
  if (!body || !marked || marked.contains(document.activeElement)) return;
  const from = marked.getBoundingClientRect().top - body.getBoundingClientRect().top;
  body.scrollTop += from - body.clientHeight / 4;
}
