import { Children, isValidElement, type ReactElement, type ReactNode } from 'react';
import { CodeTabs } from '@/app/_classroom/code-tabs.tsx';
import styles from './tabs.module.css';

interface TabProps {
  label: string;
  /** Where tabs of one group are called differently in different steps: what they have in common. */
  id?: string;
  children: ReactNode;
}

/** One of several ways of saying the same thing. */
export function Tab({ children }: TabProps) {
  return <div className={styles.panel}>{children}</div>;
}

const isTab = (child: ReactNode): child is ReactElement<TabProps> => isValidElement<TabProps>(child);

/**
 * Ways of saying the same thing, of which a reader needs one.
 * @param props.group tabs of one group change together, from step to step
 */
export function Tabs({ label, group, children }: { label: string; group?: string; children: ReactNode }) {
  const tabs = Children.toArray(children)
    .filter(isTab)
    .map((tab) => ({
      id: tab.props.id ?? tab.props.label.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-'),
      label: tab.props.label,
      panel: tab,
    }));
  return <CodeTabs label={label} tabs={tabs} {...(group === undefined ? {} : { group })} />;
}

/** The notes' Python beside the classroom's TypeScript: whoever chooses one keeps it in every step. */
export function InYourLanguage({ children }: { children: ReactNode }) {
  return (
    <Tabs label="Language" group="language">
      {children}
    </Tabs>
  );
}
