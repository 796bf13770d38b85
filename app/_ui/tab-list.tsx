import type { KeyboardEvent, ReactNode } from 'react';
import styles from './tab-list.module.css';

export interface Tab {
  id: string;
  label: string;
  panel: ReactNode;
}

interface TabsProps {
  /** What the tabs choose between, for a screen reader. */
  label: string;
  tabs: readonly Tab[];
  chosen: string;
  onChoose: (id: string) => void;
  /** Prefix of the ids that join a tab to its panel. */
  idBase: string;
}

/** Tabs and their panels; all panels are in the page, so that a search finds what is in them. */
export function TabbedPanels(props: TabsProps) {
  const { tabs, chosen, idBase } = props;
  return (
    <div>
      <TabList {...props} />
      {tabs.map((tab) => (
        <div
          key={tab.id}
          role="tabpanel"
          className={styles.panel}
          id={`${idBase}-panel-${tab.id}`}
          aria-labelledby={`${idBase}-tab-${tab.id}`}
          hidden={tab.id !== chosen}
        >
          {tab.panel}
        </div>
      ))}
    </div>
  );
}

function TabList({ label, tabs, chosen, onChoose, idBase }: TabsProps) {
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => onTabKey(event, tabs, onChoose);
  return (
    <div className={styles.tabs} role="tablist" tabIndex={-1} aria-label={label} onKeyDown={onKeyDown}>
      {tabs.map((tab) => (
        <button
          key={tab.id}
          type="button"
          role="tab"
          className={styles.tab}
          id={`${idBase}-tab-${tab.id}`}
          aria-controls={`${idBase}-panel-${tab.id}`}
          aria-selected={tab.id === chosen}
          tabIndex={tab.id === chosen ? 0 : -1}
          data-tab={tab.id}
          onClick={() => onChoose(tab.id)}
        >
          {tab.label}
        </button>
      ))}
    </div>
  );
}

const steps: Record<string, (index: number, count: number) => number> = {
  ArrowRight: (index, count) => (index + 1) % count,
  ArrowLeft: (index, count) => (index + count - 1) % count,
  Home: () => 0,
  End: (_, count) => count - 1,
};

/** Arrow keys choose and move at once, as the ARIA pattern has it for panels that cost nothing to show. */
function onTabKey(event: KeyboardEvent<HTMLElement>, tabs: readonly Tab[], onChoose: (id: string) => void): void {
  const from = tabs.findIndex((tab) => tab.id === (event.target as HTMLElement).dataset['tab']);
  const to = tabs[steps[event.key]?.(from, tabs.length) ?? -1];
  if (from === -1 || to === undefined) return;
  event.preventDefault();
  onChoose(to.id);
  event.currentTarget.querySelector<HTMLElement>(`[data-tab="${CSS.escape(to.id)}"]`)?.focus();
}
